import { ENDPOINTS, type TrunkSettings, trunkContradictions } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import type { TrunkView } from '@wpm/store';
import { telephonyManaged } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';
import { presentTrunk } from '../presenters/trunk.ts';
import { newAcceptCredentials } from '../telephony/trunks/accept-credentials.ts';
import { uselessTogether } from './useless-together.ts';

export const changeTrunk = signedIn(ENDPOINTS.changeTrunk, async (deps, request, { trunkId, version, ...wanted }) => {
  const { settings, password } = wanted;
  const by = { ...actorOf(request), at: deps.now() };
  const { tenantId, domain } = request.caller.account;
  const { store, telephony } = deps;
  const key = { tenantId, id: trunkId };
  const before = await store.trunks.inTenant(key);
  if (!before) return refuse({ code: 'request/not-found' });
  const fields = { ...trunkContradictions(settings), ...withoutPassword(before.settings, settings, password) };
  if (Object.keys(fields).length > 0) return refuse(uselessTogether(fields));
  const accept = needsCredentials(before, settings) ? newAcceptCredentials(domain) : undefined;
  const changed = await store.trunks.change(
    { ...key, version },
    {
      settings,
      secret: secretOf(settings, password, (text) => telephony.trunks.seal(trunkId, text)),
      accept: settings.registration.kind === 'accept' ? accept?.kept : null,
    },
    by,
  );
  const result = changed.ok ? 'ok' : changed.error.code;
  await telephonyManaged(deps.sink, by, { action: 'trunk.change', subject: trunkId, result });
  if (!changed.ok) return changed;
  await telephony.trunks.reload(trunkId);
  const view = await store.trunks.inTenant(key);
  if (!view) return refuse({ code: 'request/not-found' });
  return ok({ trunk: presentTrunk(view, telephony.trunks.standingOf(trunkId)), credentials: accept?.shown ?? null });
});

/** A trunk that does not register keeps no password: it could be sent to whatever it registers with next. */
function secretOf(
  { registration }: TrunkSettings,
  password: string | undefined,
  seal: (text: string) => Buffer,
): Buffer | null | undefined {
  if (registration.kind !== 'register') return null;
  return password === undefined ? undefined : seal(password);
}

const needsCredentials = ({ acceptUser }: TrunkView, { registration }: TrunkSettings): boolean =>
  registration.kind === 'accept' && acceptUser === null;

/**
 * The password is given anew when it would go to somebody else: otherwise whoever may change a trunk, but never knew its
 * password, could have its digest computed for a registrar of their own.
 */
function withoutPassword(
  before: TrunkSettings,
  after: TrunkSettings,
  password: string | undefined,
): Readonly<Record<string, string>> {
  const isElsewhere = before.registration.kind === 'register' && placeOf(before) !== placeOf(after);
  const isRegister = after.registration.kind === 'register';
  return isRegister && isElsewhere && password === undefined
    ? { password: 'is needed again when it goes to another registrar, realm or peer' }
    : {};
}

function placeOf({ registration, peers, outboundProxy }: TrunkSettings): string {
  const { domain, realm } = registration.kind === 'register' ? registration : { domain: null, realm: null };
  return JSON.stringify([domain, realm, peers, outboundProxy]);
}
