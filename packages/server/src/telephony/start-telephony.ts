import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { CallControl, type CallObserver } from '@wpm/calls';
import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { MediaPlane } from '@wpm/media';
import { EmbeddedMediaPlane, repairRecording } from '@wpm/media-embedded';
import { DigestVerifier, Registrar, SipStack } from '@wpm/sip';
import type { Store } from '@wpm/store';
import { type Sink, callEnded } from '../events.ts';
import { originAllowed } from '../http/origin.ts';
import { type Settings, recordingsFolder } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';
import { advertiseAs } from './advertise.ts';
import { CallRouter } from './call-router.ts';
import { listenForSip } from './listen-for-sip.ts';
import { type SipRequestDeps, SipRequests } from './sip-requests.ts';
import { SipSignalling } from './sip-signalling.ts';
import { SipSocket } from './sip-socket.ts';
import { TrunkTable } from './trunk-table.ts';

export type TelephonyDeps = {
  readonly settings: Settings;
  readonly store: Store;
  readonly http: Server;
  /** Whom SIP over TLS proves to be. */
  readonly identity: IdentityKeeper | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: Pick<Sink, 'log' | 'counters'>;
};

export type TelephonyHealth = {
  readonly ready: boolean;
  readonly why?: string;
  readonly calls: number;
  readonly registrations: number;
};

export interface Telephony extends AsyncDisposable {
  health(): Promise<TelephonyHealth>;
  /** Ends registrations and SIP sockets of a session that was signed out, disabled or whose password changed (trust 15). */
  sessionEnded(sessionId: string): void;
}

/** Lifetime of a digest nonce; a phone that registers later is told `stale` and tries again by itself. */
const NONCE_MS = 300_000;

/** Registrations of phones are refreshed within two minutes, so that a phone that vanished is soon known to be gone. */
const EXPIRES = { minExpires: 30, maxExpires: 300, defaultExpires: 120 };

/** Calls are not counted by trunk or user yet. */
const NOBODY_COUNTS: CallObserver = { trying: () => {}, over: () => {}, resumed: () => {} };

const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

/** SIP, call control and media of this node: takes calls as soon as it resolves. */
export async function startTelephony(deps: TelephonyDeps): Promise<Telephony> {
  const { settings, store, clock, log } = deps;
  if (settings.mediaSocket === undefined) {
    throw new Error('WPM_MEDIA_SOCKET is not set: the platform is started by the supervisor');
  }
  await using started = new AsyncDisposableStack();
  const media = started.use(await EmbeddedMediaPlane.connect({ socketPath: settings.mediaSocket }));
  const { publicAddress } = settings;
  const advertise = publicAddress === undefined ? {} : { advertise: advertiseAs(publicAddress) };
  const stack = started.use(new SipStack({ clock, log, fillRandom, product: 'WebPhone', ...advertise }));
  const registrar = new Registrar({ clock, log, maxBindings: 1, ...EXPIRES });
  const trunks = new TrunkTable(await store.trunks.all());
  const parts = { media, stack, registrar, trunks };
  const calls = callControl(deps, parts);
  const { socket, requests } = doors(deps, parts, calls);
  stack.onFlowClosed((flow) => registrar.removeFlow(flow));
  stack.onRequest((incoming) => void requests.receive(incoming));
  await calls.resume();
  await listenForSip(stack, deps);
  const running = started.move();
  return {
    health: () => healthOf(media, calls, registrar),
    sessionEnded: (sessionId) => {
      socket.closeOfSession(sessionId);
      requests.forgetSession(sessionId);
    },
    [Symbol.asyncDispose]: async () => {
      socket.close();
      await running.disposeAsync();
    },
  };
}

type Parts = {
  readonly media: MediaPlane;
  readonly stack: SipStack;
  readonly registrar: Registrar;
  readonly trunks: TrunkTable;
};

function callControl(
  { settings, store, clock, log, sink }: TelephonyDeps,
  { media, stack, registrar, trunks }: Parts,
): CallControl {
  return new CallControl({
    signalling: new SipSignalling({ stack, registrar, trunks, clock, log }),
    media,
    journal: store.calls,
    route: new CallRouter(store, trunks, registrar),
    observer: NOBODY_COUNTS,
    clock,
    fillRandom,
    log,
    recoverRecording: (recordingId) => repairRecording(recordingsFolder(settings), recordingId),
    onEnded: (record) => callEnded(sink, record),
  });
}

/** Where SIP comes in: the WebSocket at `/sip`, and what is made of every request. */
function doors(
  { settings, store, http, clock, log }: TelephonyDeps,
  { stack, registrar, trunks }: Parts,
  calls: CallControl,
) {
  const socket = new SipSocket({
    http,
    stack,
    originAllowed: (request: IncomingMessage) => originAllowed(request, settings),
    byTicket: (hash) => store.sipCredentials.byTicket(hash, new Date()),
    log,
  });
  const requests = new SipRequests({
    calls,
    registrar,
    trunks,
    verifier: verifiers(store, clock),
    credentials: (authUser) => store.sipCredentials.byAuthUser(authUser, new Date()),
    opener: (flowId) => socket.opener(flowId),
    log,
  });
  return { socket, requests };
}

async function healthOf(media: MediaPlane, calls: CallControl, registrar: Registrar): Promise<TelephonyHealth> {
  const counts = { calls: calls.size, registrations: registrar.size };
  try {
    const { draining } = await media.health();
    return draining ? { ready: false, why: 'media is draining', ...counts } : { ready: true, ...counts };
  } catch (error) {
    return { ready: false, why: error instanceof Error ? error.message : String(error), ...counts };
  }
}

/** One digest verifier per tenant, made when it is first asked for; all with this process's own secret. */
function verifiers({ tenants }: Pick<Store, 'tenants'>, clock: Clock): SipRequestDeps['verifier'] {
  const secret = randomBytes(32).toString('hex');
  const known = new Map<string, DigestVerifier>();
  return async (domain) => {
    const made = known.get(domain);
    if (made) return made;
    const tenant = await tenants.byDomain(domain);
    if (!tenant) return undefined;
    // Another request may have made it meanwhile; each knows only its own nonces, so there must be one.
    const verifier =
      known.get(tenant.domain) ??
      new DigestVerifier({ realm: tenant.domain, secret, clock, nonceLifetimeMs: NONCE_MS });
    known.set(tenant.domain, verifier);
    return verifier;
  };
}
