import type { IncomingMessage, Server } from 'node:http';
import {
  type AfterPart,
  CallControl,
  type CallCommands,
  type CallRecord,
  EXTENSIONS,
  type LiveNews,
  type PlaceDesk,
  type SupervisionDesk,
  type SupervisionNews,
} from '@wpm/calls';
import { isEmergencySomewhere } from '@wpm/directory';
import type { Clock, FillRandom, Log } from '@wpm/kernel';
import type { MediaPlane } from '@wpm/media';
import { type EmbeddedMediaPlane, repairRecording } from '@wpm/media-embedded';
import {
  type Binding,
  DEFAULT_SESSION_TIMER,
  type Flow,
  type Limits,
  type Registrar,
  type SipRequest,
  SipStack,
  type TraceEntry,
  userOf,
} from '@wpm/sip';
import type { Store } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import { watchAgents } from '../agents/watch-agents.ts';
import type { Sink } from '../events.ts';
import { originAllowed } from '../http/origin.ts';
import { type Settings, recordingsFolder, soundsFolder } from '../settings.ts';
import type { IdentityKeeper } from '../tls/identity-keeper.ts';
import type { PushSender } from '../push/push-sender.ts';
import { openWaker } from '../push/open-waker.ts';
import type { Waker } from '../push/waker.ts';
import type { QueueDesk } from '../queues/queue-desk.ts';
import { callQueues } from '../queues/call-queues.ts';
import type { OutboundDesk } from '../outbound/outbound-desk.ts';
import { type QueueParts, prepareQueues } from '../queues/start-queues.ts';
import { advertiseAs } from './advertise.ts';
import { callRoutes } from './call-routes.ts';
import { connectMedia } from './connect-media.ts';
import { permitsOf } from './dial-desk.ts';
import { type Endings, endings } from './endings.ts';
import { KnownSources } from './known-sources.ts';
import { listenForSip } from './listen-for-sip.ts';
import { SipRequests } from './sip-requests.ts';
import { SipSignalling } from './sip-signalling.ts';
import { SipTrace } from './sip-trace/sip-trace.ts';
import { SipSocket } from './sip-socket.ts';
import { stackGauges } from './stack-gauges.ts';
import { type Registration, startRegistration } from './start-registration.ts';
import { startSubscriptions } from './subscriptions/start-subscriptions.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';
import { type TelephonyHealth, healthOf } from './telephony-health.ts';
import { type TrunkParts, prepareTrunks } from './trunks/start-trunks.ts';
import type { TrunkControl } from './trunks/trunk-control.ts';
import { mediaGauges } from './media-gauges.ts';
import { trunkGauges } from './trunks/trunk-gauges.ts';

export type TelephonyDeps = {
  readonly settings: Settings;
  readonly store: Store;
  readonly http: Server;
  /** Whom SIP over TLS proves to be. */
  readonly identity: IdentityKeeper | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly sink: Pick<Sink, 'log' | 'counters'>;
  /** Who is on break, and who is told what the phones of users do. */
  readonly agents: AgentDesk;
  /** Tells devices of calls their phones are not there for. */
  readonly push: Pick<PushSender, 'send'>;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  /** A call is over, and its record is on disk. */
  readonly onCallEnded: (call: CallRecord) => void;
  /** A live call is no longer for one of its users what it was. */
  readonly onLive: (news: LiveNews) => void;
  /** A live call of a tenant is another by now, or is over. */
  readonly onMoved: (tenantId: string) => void;
  /** What became of a supervisor in a live call. */
  readonly onSupervision: (news: SupervisionNews) => void;
  /** A user is offered another customer of an outbound list, or none, or calls one. */
  readonly onOutbound: (accountId: string) => void;
};

/** The recordings of live calls as their users can turn them. */
export type RecordingPauses = {
  readonly pause: CallControl['pauseRecording'];
  readonly resume: CallControl['resumeRecording'];
};

export interface Telephony extends AsyncDisposable, Endings {
  /** The SIP of the calls there were lately. */
  readonly trace: SipTrace;
  health(): Promise<TelephonyHealth>;
  /** Where an address of record can be reached now. */
  bindings(aor: string): readonly Binding[];
  /** Pausing the recordings of live calls (F39), by the call's id and the user's account. */
  readonly recordings: RecordingPauses;
  /** What is measured by the moment, by the metric's name. */
  gauges(): Promise<Readonly<Record<string, number>>>;
  readonly trunks: TrunkControl;
  /** What users do with their calls by command. */
  readonly commands: Pick<CallCommands, 'transfer' | 'consult' | 'turn' | 'hold' | 'live'>;
  /** Calls that are placed for users (F48). */
  readonly placing: Pick<PlaceDesk, 'place'>;
  /** What supervisors do in the calls of others (F47). */
  readonly supervision: Pick<SupervisionDesk, 'supervise' | 'leave' | 'board'>;
  /** Devices that are woken for calls (F29). */
  readonly wakes: Pick<Waker, 'woken' | 'declined' | 'reload'>;
  /** The queues of campaigns, which are told of what is changed of them. */
  readonly queues: Pick<QueueDesk, 'campaignChanged' | 'ticked' | 'give'>;
  /** Calls to whom outbound lists name (F45). */
  readonly outbound: Pick<OutboundDesk, 'wake' | 'call' | 'skip' | 'listsOf' | 'standing' | 'list'>;
}

const fillRandom: FillRandom = (bytes) => crypto.getRandomValues(bytes);

/** SIP, call control and media of this node: takes calls as soon as it resolves. */
export async function startTelephony(deps: TelephonyDeps): Promise<Telephony> {
  await using started = new AsyncDisposableStack();
  const media = started.use(await connectMedia(deps));
  const trace = new SipTrace(deps.settings.sipTraceBytes);
  const isTrunk = (flow: Flow): boolean => trunks.isTrusted(flow);
  const sources = new KnownSources(deps.clock, isTrunk);
  const stack = started.use(sipStack(deps, { trusted: isTrunk, known: (flow) => sources.has(flow) }, trace));
  const socket = started.adopt(socketAt(deps, stack), (open) => open.close());
  const opener = (flowId: string) => socket.opener(flowId);
  const registration = await startRegistration({ ...deps, known: (flow) => sources.remember(flow), opener });
  const { registrar } = registration;
  // Ends before the sockets do: that they close is no sign-off of their phones.
  started.use(registration.keeper);
  const parts = { ...(await prepareTrunks(deps, stack)), queues: prepareQueues(deps) };
  const trunks = started.use(parts.trunks);
  const waker = started.use(await openWaker(deps, registrar));
  const calls = callControl(deps, { media, stack, registrar, waker, ...parts });
  const subscriptions = started.use(startSubscriptions({ ...deps, stack, registrar, calls, fillRandom }));
  const requests = new SipRequests({ ...registration, calls, trunks, subscriptions, opener, log: deps.log });
  stack.onFlowClosed((flow) => [registrar, trunks.accepted].forEach((each) => each.removeFlow(flow)));
  stack.onRequest((incoming) => requests.receive(incoming));
  const lost = await calls.resume();
  for (const { id } of deps.agents.restored) deps.agents.occupied(id, calls.occupationOf(id));
  started.use(watchAgents(deps, { registrar, waker }));
  const waiting = started.use(await parts.queues.start(calls));
  await listenForSip(stack, deps);
  lost.settle();
  trunks.start();
  const running = started.move();
  return {
    trace,
    health: () => healthOf(media, calls, registrar),
    ...endings(socket, [subscriptions, registrar, { removeOwner: () => void waker.reload() }]),
    ...turnedBy(calls, waiting),
    bindings: (aor) => registrar.bindings(aor),
    gauges: () => gaugesOf(registration, subscriptions, { stack, trunks, media, desk: waiting.desk }),
    trunks: parts.control,
    wakes: waker,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

type Turned = 'recordings' | 'commands' | 'placing' | 'supervision' | 'queues' | 'outbound';

/** What users and supervisors do in live calls, and with those that wait or are to be made. */
function turnedBy(
  calls: CallControl,
  { desk: queues, outbound }: { readonly desk: QueueDesk; readonly outbound: OutboundDesk },
): Pick<Telephony, Turned> {
  const { commands, placing, supervision } = calls;
  const recordings: RecordingPauses = {
    pause: (...of) => calls.pauseRecording(...of),
    resume: (...of) => calls.resumeRecording(...of),
  };
  return { recordings, commands, placing, supervision, queues, outbound };
}

function sipStack(
  { settings, clock, log }: TelephonyDeps,
  limits: Pick<Limits, 'trusted' | 'known'>,
  trace: SipTrace,
): SipStack {
  const { publicAddress, sipTraceBytes } = settings;
  return new SipStack({
    clock,
    log,
    fillRandom,
    product: 'WebPhone',
    // RFC 3327, 5626: what a REGISTER may require beside what calls may.
    supported: [...EXTENSIONS, 'path', 'outbound'],
    isUrgent: (invite, flow) => limits.known(flow) && mayNotWait(invite),
    // A flood from strangers must not take the places of a carrier, nor the time of phones (trust 13).
    limits: { ...limits, strangersPerSecond: settings.sipStrangersPerSecond },
    ...(publicAddress !== undefined && { advertise: advertiseAs(publicAddress) }),
    ...(sipTraceBytes > 0 && { trace: (entry: TraceEntry) => trace.record(entry) }),
  });
}

/** Calls for help, and what takes the place of a leg in a call that stands (RFC 3891): that call would be lost. */
const mayNotWait = ({ uri, headers }: SipRequest): boolean =>
  headers.has('Replaces') || isEmergencySomewhere(userOf(uri) ?? '');

type Parts = TrunkParts & {
  readonly media: MediaPlane;
  readonly stack: SipStack;
  readonly registrar: Registrar;
  readonly waker: Waker;
  readonly queues: QueueParts;
};

/** What became of a user's phones is told, and what they have when their part in a call is over. */
type Occupied = (accountId: string, after?: AfterPart) => void;

function callControl(
  { settings, store, clock, log, agents, onCallEnded, onLive, onMoved, onSupervision }: TelephonyDeps,
  parts: Parts,
): CallControl {
  const { media, stack, registrar, waker, trunks, desk, observer, queues } = parts;
  const occupied: Occupied = (id, after) => agents.occupied(id, control.occupationOf(id), after);
  const sounds = soundsFolder(settings);
  const routes = callRoutes({ ...parts, directory: store, agents, numbers: queues.numbers, clock, sounds });
  const control = new CallControl({
    signalling: new SipSignalling({ stack, registrar, trunks, ...permitsOf(desk), clock, log }),
    media,
    journal: store.calls,
    ...routes,
    onRung: occupied,
    observer,
    browserCodecs: settings.browserCodecs,
    clock,
    fillRandom,
    sessionTimer: { ...DEFAULT_SESSION_TIMER, seconds: settings.sessionTimerSeconds },
    log,
    recoverRecording: (recordingId) => repairRecording(recordingsFolder(settings), recordingId),
    queues: callQueues({ ...parts, directory: store, router: routes.route }),
    onEnded: (call) => {
      waker.callOver(call.id);
      queues.ended(call);
      onCallEnded(call);
    },
    onLive: (news) => {
      onLive(news);
      occupied(news.accountId, news.kind === 'left' ? news.after : undefined);
    },
    onMoved,
    onSupervision: (news) => {
      onSupervision(news);
      occupied(news.supervision.supervisor.accountId);
    },
  });
  return control;
}

/** SIP over WebSocket, at `/sip` of the HTTP server. */
function socketAt({ settings, store, http, log }: TelephonyDeps, stack: SipStack): SipSocket {
  return new SipSocket({
    http,
    stack,
    originAllowed: (request: IncomingMessage) => originAllowed(request, settings),
    byTicket: (hash) => store.sipCredentials.byTicket(hash, new Date()),
    log,
  });
}

async function gaugesOf(
  { authority }: Registration,
  { size }: Subscriptions,
  {
    stack,
    trunks,
    media,
    desk,
  }: Pick<Parts, 'stack' | 'trunks'> & {
    readonly media: EmbeddedMediaPlane;
    readonly desk: QueueDesk;
  },
): Promise<Readonly<Record<string, number>>> {
  return {
    wpm_sip_locks: authority.locked,
    wpm_sip_subscriptions: size,
    ...stackGauges(stack.counters),
    ...trunkGauges(trunks),
    ...desk.gauges(),
    ...(await mediaGauges(media)),
  };
}
