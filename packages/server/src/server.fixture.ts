import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AfterCall } from '@wpm/acd';
import type { BoardView, CallRecord, LiveNews, LiveView, Occupation, RecordingRefused } from '@wpm/calls';
import type { TrunkState } from '@wpm/contract';
import { type Result, ok, refuse, silentLog, uuidV7 } from '@wpm/kernel';
import type { Binding } from '@wpm/sip';
import { openStore, startEmbedded, type Store } from '@wpm/store';
import { placePreparedCluster } from '@wpm/store/prepared-cluster';
import { openDataFolder } from './data-folder.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { type Platform, runPlatform } from './run-platform.ts';
import { printEndpoint, readSettings, type Settings } from './settings.ts';
import { SipTrace } from './telephony/sip-trace/sip-trace.ts';
import type { Telephony, TelephonyDeps } from './telephony/start-telephony.ts';
import type { TrunkControl } from './telephony/trunks/trunk-control.ts';

/** A platform on a real database, over real HTTP, without telephony: its part is played by what notes what it is told. */
export type TestServer = {
  readonly url: string;
  /** Every address it listens at, `host:port`. */
  readonly addresses: readonly string[];
  /** What SIGHUP does to the process. */
  reloadIdentity(): void;
  readonly store: Store;
  readonly settings: Settings;
  /** What telephony has seen of SIP. */
  readonly trace: SipTrace;
  /** Ids of the sessions telephony was told to end. */
  readonly ended: string[];
  /** Ids of the stations telephony was told to end. */
  readonly revoked: string[];
  /** Where telephony says users are registered, by address of record. */
  readonly registered: Map<string, readonly Binding[]>;
  /** A call these accounts had a part in ends. */
  endCall(callId: string, accountIds: readonly string[]): void;
  /** What telephony says of live calls, and which of them users have, by the account. */
  tellLive(news: LiveNews): void;
  readonly live: Map<string, readonly LiveView[]>;
  /** How trunks are, by their id; disabled unless told. */
  readonly trunkStates: Map<string, TrunkState>;
  /** What telephony says supervisors see of live calls. */
  readonly board: BoardView[];
  /** The same, of tenants of their own, by the tenant. */
  readonly boards: Map<string, readonly BoardView[]>;
  /** What an agent is offered of outbound lists is another now. */
  offerOutbound(accountId: string): void;
  /** The phones of a user ring, are in a call, or neither. Resolves when that is on disk. */
  occupy(accountId: string, occupation: Occupation, after?: AfterCall): Promise<void>;
  /** Moves the wall clock. */
  advance(ms: number): void;
  /** Telephony says so of itself from now on. */
  setReady(ready: boolean): void;
  /** Telephony says from now on that so many recordings cannot be written. */
  refuseRecordings(count: number): void;
  stop(): Promise<void>;
};

/** The calls telephony says are up. */
export const RECORDED_CALL = '0192f7a0-0000-7000-8000-0000000000a1';
export const UNRECORDED_CALL = '0192f7a0-0000-7000-8000-0000000000a2';

/** The wake telephony says is waited for. */
export const RINGING_WAKE = '0192f7a0-0000-7000-8000-0000000000a3';

export const PASSWORD = 'demo-password';

/** @param more further settings, by their variables */
export async function startTestServer(more: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-server-'));
  chmodSync(folder, 0o711);
  openDataFolder(folder);
  await placePreparedCluster(path.join(folder, 'postgres'));
  const postgres = await startEmbedded(path.join(folder, 'postgres'), {
    logFile: path.join(folder, 'postgres.log'),
    log: silentLog,
  });
  const environment = {
    WPM_DATA: folder,
    WPM_HTTP: '127.0.0.1:0',
    DATABASE_URL: postgres.url,
    WPM_DEMO: 'bare',
    WPM_DEMO_PASSWORD: PASSWORD,
    ...more,
  };
  const settings = readSettings(environment);
  const store = await openStore({ url: postgres.url }, silentLog);
  await seedDemo(store, settings);
  const telephony = notingTelephony();
  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  let told: TelephonyDeps | undefined;
  const startTelephony = async (deps: TelephonyDeps) => {
    told = deps;
    return telephony;
  };
  const platform = await runPlatform({ settings, log: silentLog, startTelephony, now });
  return {
    url: `${settings.tls ? 'https' : 'http'}://${printEndpoint(platform.addresses[0])}`,
    addresses: platform.addresses.map(printEndpoint),
    reloadIdentity: () => platform.reloadIdentity(),
    store,
    settings,
    trace: telephony.trace,
    ended: telephony.ended,
    revoked: telephony.revoked,
    registered: telephony.registered,
    endCall: (id, accountIds) => told?.onCallEnded(endedCall(id, accountIds)),
    tellLive: (news) => told?.onLive(news),
    live: telephony.live,
    board: telephony.board,
    trunkStates: telephony.trunkStates,
    boards: telephony.boards,
    offerOutbound: (accountId) => told?.onOutbound(accountId),
    occupy: async (accountId, occupation, after) => {
      told?.agents.occupied(accountId, occupation, after);
      await told?.agents.settled();
    },
    advance: (ms) => (offset += ms),
    setReady: (ready) => (telephony.ready = ready),
    refuseRecordings: (count) => (telephony.refused = count),
    stop: () => stop([platform, store], () => postgres.stop(), folder),
  };
}

async function stop(running: (Platform | Store)[], stopPostgres: () => Promise<void>, folder: string): Promise<void> {
  for (const one of running) await one[Symbol.asyncDispose]();
  await stopPostgres();
  rmSync(folder, { recursive: true, force: true });
}

type NotingTelephony = Telephony &
  Pick<TestServer, 'ended' | 'revoked' | 'registered' | 'live' | 'board' | 'boards' | 'trunkStates'> & {
    ready: boolean;
    refused: number;
  };

function notingTelephony(): NotingTelephony {
  const live = new Map<string, readonly LiveView[]>();
  const board: BoardView[] = [];
  const trunkStates = new Map<string, TrunkState>();
  const boards: TestServer['boards'] = new Map();
  return {
    live,
    board,
    boards,
    trace: new SipTrace(1_048_576),
    ended: [],
    revoked: [],
    registered: new Map(),
    ready: true,
    async health() {
      return this.ready
        ? { ready: true, calls: 2, registrations: 1 }
        : { ready: false, why: 'media', calls: 0, registrations: 0 };
    },
    sessionEnded(sessionId: string) {
      this.ended.push(sessionId);
    },
    stationRevoked(stationId: string) {
      this.revoked.push(stationId);
    },
    bindings(aor: string) {
      return this.registered.get(aor) ?? [];
    },
    recordings: notedRecordings(),
    refused: 0,
    gauges() {
      return Promise.resolve({ wpm_sip_locks: 3, wpm_media_recordings_refused: this.refused });
    },
    trunkStates,
    trunks: quietTrunks(trunkStates),
    commands: quietCommands(live),
    placing: { place: async () => ok({ callId: RECORDED_CALL, summoned: new Promise(() => undefined) }) },
    supervision: { supervise: done, leave: done, board: (tenantId) => boards.get(tenantId) ?? board },
    wakes: { woken: (id) => id === RINGING_WAKE, declined: (id) => id === RINGING_WAKE, reload: async () => {} },
    queues: { campaignChanged: async () => {}, ticked: async () => {}, give: done },
    outbound: quietOutbound,
    async [Symbol.asyncDispose]() {},
  };
}

/** Outbound lists that call nobody. */
const quietOutbound: Telephony['outbound'] = {
  wake: () => {},
  call: async () => ok({ callId: RECORDED_CALL }),
  skip: async () => true,
  listsOf: () => [],
  standing: () => 'nothing-due',
  list: async () => undefined,
};

const done = () => Promise.resolve(ok(undefined));

/** Commands to calls that nobody has: all are done. Which calls there are is the test's to say. */
function quietCommands(live: TestServer['live']): Telephony['commands'] {
  return { transfer: done, consult: done, turn: done, hold: done, live: (accountId) => live.get(accountId) ?? [] };
}

async function turned<T>(callId: string, value: T): Promise<Result<T, RecordingRefused>> {
  if (callId === RECORDED_CALL) return ok(value);
  return refuse({ code: callId === UNRECORDED_CALL ? 'recording/not-running' : 'recording/no-such-call' });
}

/** One call is recorded, that of `RECORDED_CALL`; another is up without. */
const notedRecordings = (): Telephony['recordings'] => ({
  pause: (callId) => turned(callId, { endsAt: Date.UTC(2026, 0, 1) }),
  resume: (callId) => turned(callId, undefined),
});

/** Trunks that nobody runs: what an administrator sets up is kept, and nothing is asked of the network. */
function quietTrunks(states: ReadonlyMap<string, TrunkState>): TrunkControl {
  return {
    reload: async () => {},
    standingOf: (id) => ({
      state: states.get(id) ?? { name: 'disabled' },
      calls: { inbound: 0, outbound: 0 },
      lastError: null,
    }),
    test: async () => ({ lookupMs: 0, attempts: [] }),
    seal: (_, password) => Buffer.from(`sealed ${password.length}`),
    dialPolicyChanged: () => {},
  };
}

/** A call that was answered and is over. */
function endedCall(id: string, accountIds: readonly string[]): CallRecord {
  const other = { number: '+48600100200', name: null, accountId: null };
  const times = { startedAt: 0, endedAt: 1, ringMs: 0, talkMs: 1 };
  const end = { result: 'answered', outcome: 'answered' } as const;
  const notHandedOn = { holdMs: 0, transferredFrom: null, transferredTo: null };
  const segments = accountIds.map((accountId, i) => {
    return { number: i + 1, accountId, direction: 'inbound', other, ...notHandedOn, ...times, ...end } as const;
  });
  const parties = { tenantId: newId(), direction: 'inbound', caller: other, callee: other } as const;
  const causes = {
    answeredAt: 0,
    endedBy: 'caller',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
  } as const;
  return { id, ...parties, ...times, ...end, ...causes, segments, recording: null };
}

export function newId(): string {
  return uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
}
