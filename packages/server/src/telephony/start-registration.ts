import { randomBytes } from 'node:crypto';
import type { Clock, Instant, Log } from '@wpm/kernel';
import { type Flow, Registrar } from '@wpm/sip';
import type { LicenceRow, SipIdentityRow, Store } from '@wpm/store';
import { type Sink, sipAuthenticated } from '../events.ts';
import { REFUSALS } from '../http/refusal.ts';
import { entitlement } from '../policies/entitlement.ts';
import { stationEntitlement } from '../policies/station-entitlement.ts';
import { callerOf } from '../sessions/caller.ts';
import { type Settings, printEndpoint } from '../settings.ts';
import { RegistrationKeeper } from './registration-keeper.ts';
import { SipAuthority } from './sip-authority.ts';
import { type SipIdentity, identityOf } from './sip-identity.ts';
import type { SipRefusal } from './sip-refusal.ts';
import { arePhones } from './stored-binding.ts';

export type RegistrationDeps = {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: Pick<Sink, 'counters'>;
  /** Told where phones have proven who they are from, lately or before a restart. */
  readonly known: (flow: Flow) => void;
  /** Who opened the WebSocket of a flow with a ticket. */
  readonly opener: (flowId: string) => SipIdentity | undefined;
};

/** Registrations of phones are refreshed within two minutes, so that a phone that vanished is soon known to be gone. */
const EXPIRES = { minExpires: 30, maxExpires: 300, defaultExpires: 120 };

/** The app and the stations of one user, each with room for an address it had a moment ago. */
const MAX_BINDINGS = 20;

/** Who may register, where everybody is registered, and what of that survives a restart. */
export type Registration = {
  readonly registrar: Registrar;
  readonly keeper: RegistrationKeeper;
  readonly authority: SipAuthority;
};

/** Reads registrations back; phones that were registered over UDP can be called as soon as it resolves. */
export async function startRegistration(deps: RegistrationDeps): Promise<Registration> {
  const { store, clock, log, sink, known } = deps;
  const registrar = new Registrar({ clock, log, maxBindings: MAX_BINDINGS, ...EXPIRES });
  const keeper = new RegistrationKeeper({
    registrar,
    registrations: store.registrations,
    isOurs: arePhones,
    known,
    clock,
    log,
  });
  await keeper.restore();
  const licences = licencesOf(store, clock);
  const authority = new SipAuthority({
    clock,
    log,
    secret: randomBytes(32).toString('hex'),
    byAuthUser: (authUser) => store.sipIdentities.byAuthUser(authUser, new Date()),
    byAccessToken: (token) => byAccessToken(store, token),
    barred: (row) => barred(licences, row),
    authorizationServer: authorizationServer(deps.settings),
    opener: deps.opener,
    proven: known,
    onAuthenticated: (outcome) => sipAuthenticated(sink, outcome),
  });
  return { registrar, keeper, authority };
}

/** An access token may do by SIP what its session may do by HTTP: make calls. */
async function byAccessToken(store: Store, token: string): Promise<SipIdentity | undefined> {
  const caller = await callerOf({ store, now: () => new Date() }, token, 'calls:make');
  if (!caller.ok) return undefined;
  const { account, session } = caller.value;
  return identityOf({ authUser: account.login, owner: { kind: 'session', id: session.id }, account });
}

type LicencesOf = (tenantId: string) => Promise<readonly LicenceRow[]>;

/** Licences change once in months and are asked for with every REGISTER: what is a few seconds old will do. */
const LICENCES_MS = 5_000;

function licencesOf(store: Store, clock: Clock): LicencesOf {
  const known = new Map<string, { readonly until: Instant; readonly licences: Promise<readonly LicenceRow[]> }>();
  return (tenantId) => {
    const found = known.get(tenantId);
    if (found && found.until > clock.now()) return found.licences;
    const licences = store.licences.of(tenantId);
    known.set(tenantId, { until: clock.now() + LICENCES_MS, licences });
    licences.catch(() => known.delete(tenantId));
    return licences;
  };
}

const SWITCHED_OFF: SipRefusal = {
  status: 403,
  code: 'station/switched-off',
  text: 'This phone is switched off. An administrator switches it on.',
};

async function barred(ofTenant: LicencesOf, row: SipIdentityRow): Promise<SipRefusal | undefined> {
  const { owner, enabled, account } = row;
  if (!enabled) return SWITCHED_OFF;
  const licences = await ofTenant(account.tenantId);
  const now = new Date();
  const entitled =
    owner.kind === 'session'
      ? entitlement(account, licences, 'phone', now)
      : stationEntitlement(account, licences, now);
  if (entitled.ok) return undefined;
  const { code } = entitled.error;
  return { status: 403, code, text: REFUSALS[code].title };
}

/** Where a password is exchanged for an access token; RFC 8898 §4 wants an https URI, so without TLS there is none. */
function authorizationServer({ tls, http, publicAddress }: Settings): string | undefined {
  const [{ host, port }] = http;
  return tls && `https://${printEndpoint({ host: publicAddress ?? host, port })}/api/v1/sessions`;
}
