import path from 'node:path';
import { REALTIME_PATH } from '@wpm/contract';
import { type Log, SystemClock } from '@wpm/kernel';
import { openStore } from '@wpm/store';
import type { FastifyInstance } from 'fastify';
import { openDesk } from './agents/open-desk.ts';
import { operatorSocket } from './data-folder.ts';
import { KeyLimits } from './api-keys/key-limits.ts';
import { CallMoves } from './live/call-moves.ts';
import type { CallerNames } from './crm/caller-names.ts';
import { openCrm } from './crm/open-crm.ts';
import { type Sink, callEnded, supervisionTurned } from './events.ts';
import { buildHttp } from './http/build-http.ts';
import { openMail } from './mail/open-mail.ts';
import type { MailingKeeper } from './mailings/mailing-keeper.ts';
import { openMailings } from './mailings/open-mailings.ts';
import { createServer, listenAlso } from './http/listen.ts';
import { refuseOtherUpgrades } from './http/upgrades.ts';
import { Counters } from './metrics.ts';
import { AnswerKeeper } from './idempotency/answer-keeper.ts';
import { answerOperator } from './operator/answer-operator.ts';
import { OperatorSocket } from './operator/operator-socket.ts';
import { openPushKey } from './push/push-keys.ts';
import { PushSender } from './push/push-sender.ts';
import { type ContextDeps, ContextShelf } from './realtime/context-shelf.ts';
import { Realtime, type RealtimeDeps } from './realtime/realtime.ts';
import { DiskWatch } from './recordings/disk-watch.ts';
import { ShortRecordings } from './recordings/short-recordings.ts';
import { RemovalKeeper } from './recordings/removal-keeper.ts';
import { ExportJobs } from './exports/export-jobs.ts';
import { type AfterCalls, openAfterCalls } from './open-after-calls.ts';
import { RecordingLinks } from './recordings/recording-links.ts';
import { SoundFiles } from './sounds/sound-files.ts';
import { Seal } from './seal.ts';
import type { ServerDeps } from './server-deps.ts';
import { CallLinks } from './placed-calls/call-links.ts';
import { Passwords } from './sessions/passwords.ts';
import { type Endpoint, type Settings, exportsFolder, recordingsFolder, soundsFolder } from './settings.ts';
import type { LadderKeeper } from './telephony/sip-trace/ladder-keeper.ts';
import type { Telephony, TelephonyDeps } from './telephony/start-telephony.ts';
import { SafePoster } from './net/safe-poster.ts';
import { openNodeId } from './node-id.ts';
import { WebhookSecrets } from './webhooks/webhook-secrets.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';
import { IdentityKeeper } from './tls/identity-keeper.ts';

/** What the platform is made of; telephony is given, so that HTTP can be tested without a media process. */
export type PlatformParts = {
  readonly settings: Settings;
  readonly log: Log;
  readonly startTelephony: (deps: TelephonyDeps) => Promise<Telephony>;
  /** The wall clock, UTC. */
  readonly now?: () => Date;
};

/** The running platform. Disposing it stops it: no new requests, running ones end, then telephony and the store close. */
export interface Platform extends AsyncDisposable {
  /** Where HTTP listens: the first address, then the others. */
  readonly addresses: readonly [Endpoint, ...Endpoint[]];
  /** Reads the certificate anew; one that cannot be used is refused, and the one before it stays. */
  reloadIdentity(): void;
}

/**
 * Starts the platform: store, telephony, then HTTP, so that who reaches it finds it ready.
 * @throws what keeps it from starting: no database, a busy port, a certificate that is none
 */
export async function runPlatform({
  settings,
  log,
  startTelephony,
  now = () => new Date(),
}: PlatformParts): Promise<Platform> {
  if (settings.databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set: the platform is started by the supervisor');
  await using started = new AsyncDisposableStack();
  const store = started.use(await openStore({ url: settings.databaseUrl }, log));
  const identity = settings.tls && started.use(new IdentityKeeper(settings.tls, { log, now }));
  const sink: Sink = { log, counters: new Counters(), audit: store.audit };
  const deps = { settings, store, sink, now, clock: new SystemClock(), log, http: openServer(identity), identity };
  const heard = await openRealtime(deps, started);
  const { archive, ladders } = openAfterCalls(deps, started);
  const letIn = { ...(await gates(deps, started)), ...(await openSending(deps, heard.realtime, started)) };
  const agents = started.use(await openDesk({ ...deps, push: letIn.push }, heard.realtime));
  const told = { ...letIn, ...listening(sink, { ...letIn, ...heard, archive, ladders }) };
  const telephony = started.use(await startTelephony({ ...deps, ...told, agents }));
  shownTo(telephony, heard.realtime, ladders);
  const files = await openFiles({ ...deps, ...letIn }, started);
  const parts = { ...deps, ...letIn, ...heard, ...files, agents, telephony };
  const app = await buildHttp({ ...parts, archive }, deps.http);
  const operator = started.use(await operatorOf(parts, log));
  const [first, ...others] = settings.http;
  await app.listen(first);
  const also = started.use(await listenAlso(deps.http, others));
  started.move();
  return {
    addresses: [addressOf(app, first), ...also.endpoints],
    reloadIdentity: () => void identity?.reload(),
    [Symbol.asyncDispose]: async () => {
      also[Symbol.dispose]();
      await operator[Symbol.asyncDispose]();
      for (const each of [heard.realtime, archive, ...Object.values(files), ...letIn.senders]) each[Symbol.dispose]();
      await stop(app, [telephony, agents, ladders, store]);
      identity?.[Symbol.dispose]();
    },
  };
}

/** A server at which nothing but SIP and the stream of events is upgraded. */
function openServer(identity: IdentityKeeper | undefined): ReturnType<typeof createServer> {
  const server = createServer(identity);
  refuseOtherUpgrades(server, ['/sip', REALTIME_PATH]);
  return server;
}

/** What began before telephony sees it from now on. */
function shownTo({ commands, trace }: Telephony, realtime: Realtime, ladders: LadderKeeper): void {
  realtime.showCallsOf(commands);
  ladders.keepFrom(trace);
}

type Heard = Pick<ServerDeps, 'realtime' | 'contexts' | 'shortRecordings'> & { readonly callMoves: CallMoves };
type Told = Heard & AfterCalls & { readonly callerNames: CallerNames };

/** Everybody who has to do with what becomes of calls hears of it here. */
function listening(
  sink: Sink,
  { realtime, archive, contexts, callerNames, shortRecordings, callMoves, ladders }: Told,
): Pick<TelephonyDeps, 'onCallEnded' | 'onLive' | 'onMoved' | 'onSupervision' | 'onOutbound'> {
  return {
    onCallEnded: (call) => {
      callEnded(sink, call);
      shortRecordings.callEnded(call);
      realtime.callEnded(call);
      contexts.over(call.id);
      callerNames.callEnded(call.id);
      archive.wake();
      ladders.callEnded(call);
    },
    onLive: (news) => {
      realtime.liveCallTurned(news);
      callerNames.liveCallTurned(news);
    },
    onMoved: (tenantId) => {
      realtime.boardChanged(tenantId);
      callMoves.moved(tenantId);
    },
    onOutbound: (accountId) => realtime.outboundChanged(accountId),
    onSupervision: (news) => void supervisionTurned(sink, news).catch((error: unknown) => notWritten(sink, error)),
  };
}

/** The log has it; the audit log has that it was asked for. */
function notWritten({ log }: Sink, error: unknown): void {
  log.error('audit.not-written', { error: String(error) });
}

function operatorOf(asked: Parameters<typeof answerOperator>[0], log: Log): Promise<OperatorSocket> {
  return OperatorSocket.open(operatorSocket(asked.settings.data), answerOperator(asked), log);
}

/** The stream of events, which hears of the shared list from the store: calls change it, and users by hand. */
async function openRealtime(
  deps: Omit<RealtimeDeps, 'contexts'> & ContextDeps,
  started: AsyncDisposableStack,
): Promise<Heard> {
  const contexts = await ContextShelf.open(deps);
  const realtime = started.use(new Realtime({ ...deps, contexts }));
  const { missedCalls } = deps.store;
  missedCalls.onChanged((tenantId, missedIds) => {
    missedCalls.ownersOf(tenantId, missedIds).then(
      (owners) => realtime.missedCallsChanged(tenantId, missedIds, owners),
      (error: unknown) => deps.log.error('missed.not-told', { error: String(error) }),
    );
  });
  deps.store.recalls.onChanged((tenantId, recallIds) => realtime.recallsChanged(tenantId, recallIds));
  const shortRecordings = await ShortRecordings.open(deps.store, deps.now());
  return { contexts, realtime, shortRecordings, callMoves: new CallMoves() };
}

type Sending = Pick<TelephonyDeps, 'settings' | 'store' | 'clock' | 'log'> & Pick<ServerDeps, 'now'>;

/** What goes out by itself: events to programs, mail to people; and what was answered, to who asks again. */
async function openSending(deps: Sending, realtime: Realtime, started: AsyncDisposableStack) {
  const [webhooks, mail] = [await openWebhooks(deps, started), await openMail(deps, started)];
  const answers = started.use(await openAnswers(deps));
  const crm = await openCrm(deps, realtime, started);
  return {
    ...webhooks,
    ...mail,
    ...crm,
    answers,
    senders: [webhooks.webhookSender, mail.mailSender, answers, crm.callerLookup, crm.journalWriter],
  };
}

async function openAnswers({ settings, store, clock, now, log }: Sending): Promise<AnswerKeeper> {
  const seal = await Seal.open(path.join(settings.data, 'keys', 'kept-answers.key'));
  return new AnswerKeeper({ kept: store.keptAnswers, seal, clock, now, log });
}

/** Sends events to whoever wants to hear of them, until the platform stops. */
async function openWebhooks(
  { settings, store, clock, now, log }: Sending,
  started: AsyncDisposableStack,
): Promise<Pick<ServerDeps, 'webhookSecrets' | 'webhookSender'>> {
  const webhookSecrets = await WebhookSecrets.open(path.join(settings.data, 'keys', 'webhooks.key'));
  const sending = {
    outbox: store.webhookOutbox,
    nodeId: await openNodeId(path.join(settings.data, 'run', 'node.id')),
    secrets: webhookSecrets,
    post: started.use(new SafePoster()).post,
    allowed: settings.webhookHosts,
  };
  const webhookSender = started.use(new WebhookSender({ ...sending, clock, now, log, chance: Math.random }));
  return { webhookSecrets, webhookSender };
}

type PushDeps = Pick<TelephonyDeps, 'settings' | 'store' | 'now' | 'log'>;

/** Messages to browsers, by the platform's own key. */
async function openPush(
  {
    settings: { data, pushHosts: hosts, pushContact: contact },
    store: { pushSubscriptions: subscriptions },
    now,
    log,
  }: PushDeps,
  started: AsyncDisposableStack,
): Promise<PushSender> {
  const { post } = started.use(new SafePoster());
  const key = await openPushKey(path.join(data, 'keys', 'push.key'));
  return new PushSender({ subscriptions, key, post, hosts, contact, now, log });
}

type FileDeps = Pick<TelephonyDeps, 'settings' | 'store' | 'clock' | 'log'> &
  Pick<ServerDeps, 'now' | 'mailSeal' | 'mailSender' | 'leavingLinks'>;
type Files = Pick<ServerDeps, 'disk' | 'sounds' | 'exports'> & {
  readonly removals: RemovalKeeper;
  readonly mailings: MailingKeeper;
};

/** What lies on the disk: how much room there is, what is uploaded, which recordings have had their time, reports as files. */
async function openFiles(deps: FileDeps, started: AsyncDisposableStack): Promise<Files> {
  const { settings, store, clock, now, log } = deps;
  const disk = started.use(await watchDisk(settings, log));
  const folder = recordingsFolder(settings);
  const { recordingRemovals, phoneLogs, sipLadders } = store;
  const kept = { store: recordingRemovals, phoneLogs, sipLadders, ladderDays: settings.sipLadderDays };
  const removals = started.use(new RemovalKeeper({ ...kept, folder, clock, now, log }));
  void removals.work();
  const databaseUrl = settings.databaseUrl ?? '';
  const exports = started.use(await ExportJobs.open({ folder: exportsFolder(settings), databaseUrl, clock, now, log }));
  const mailings = started.use(openMailings({ ...deps, exports }));
  return { disk, removals, exports, mailings, sounds: started.use(new SoundFiles(soundsFolder(settings))) };
}

/** What requests are let through by, and devices are woken by. */
async function gates(
  deps: PushDeps,
  started: AsyncDisposableStack,
): Promise<Pick<ServerDeps, 'links' | 'callLinks' | 'passwords' | 'keyLimits' | 'push'>> {
  const keys = path.join(deps.settings.data, 'keys');
  const links = await RecordingLinks.open(path.join(keys, 'recording-links.key'));
  const callLinks = await CallLinks.open(path.join(keys, 'call-links.key'));
  return {
    links,
    callLinks,
    passwords: await Passwords.create(),
    keyLimits: new KeyLimits(),
    push: await openPush(deps, started),
  };
}

function watchDisk(settings: Settings, log: Log): Promise<DiskWatch> {
  return DiskWatch.start({ folder: recordingsFolder(settings), leastFreeBytes: settings.leastFreeBytes, log });
}

function addressOf(app: FastifyInstance, { host, port }: Endpoint): Endpoint {
  const bound = app.server.address();
  return { host, port: bound !== null && typeof bound === 'object' ? bound.port : port };
}

/** No new requests from now on; the SIP sockets, which count as requests, end when telephony does. */
async function stop(app: FastifyInstance, parts: readonly [Telephony, ...AsyncDisposable[]]): Promise<void> {
  const [telephony, ...others] = parts;
  const requestsEnded = app.close();
  await telephony[Symbol.asyncDispose]();
  await requestsEnded;
  for (const other of others) await other[Symbol.asyncDispose]();
}
