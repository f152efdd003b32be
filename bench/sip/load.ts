import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACCOUNTS, HOST, accountName } from './subjects.ts';
import { cpuMicros } from './usage.ts';

const LOAD_CORE = '1';
const LOOK_MS = 200;
/** SIPp's names of them. */
const TRANSPORTS = { udp: 'u1', tcp: 't1' } as const;
/** Room for what comes while SIPp does something else. */
const BUFFER_BYTES = '4194304';

export interface Load {
  readonly scenario: 'caller' | 'register';
  /** Port of whom it goes to. */
  readonly port: number;
  /** Calls or registrations a second, and how many in all. */
  readonly rate: number;
  readonly count: number;
  /** One connection for all, where it is TCP; UDP unless told. */
  readonly over?: 'udp' | 'tcp';
  /** How long calls are held. */
  readonly holdMs?: number;
}

/** What SIPp came to. */
export interface Outcome {
  readonly wanted: number;
  readonly successful: number;
  readonly failed: number;
  readonly retransmissions: number;
  /** Share of its core the load took: near 1 it is what holds the rate down. */
  readonly loadShare: number;
  /** Milliseconds from INVITE to 180 and to 200, in rising order. */
  readonly ringing: readonly number[];
  readonly answered: readonly number[];
}

/** Takes every call, rings and answers at once, until it is disposed. */
export function startCallee(port: number): AsyncDisposable {
  const folder = mkdtempSync(path.join(tmpdir(), 'wpm-bench-sip-'));
  const child = sipp(folder, [
    '-sf',
    scenarioPath('callee'),
    '-i',
    HOST,
    '-p',
    String(port),
    '-buff_size',
    BUFFER_BYTES,
  ]);
  return {
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a load to its end. */
export async function run({ scenario, port, rate, count, holdMs = 0, over = 'udp' }: Load): Promise<Outcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wpm-bench-sip-'));
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => {
    const name = accountName(index);
    return `${name};[authentication username=${name} password=secret-${name}]`;
  });
  writeFileSync(path.join(folder, 'accounts.csv'), ['SEQUENTIAL', ...accounts, ''].join('\n'));
  const what = ['-sf', scenarioPath(scenario), '-inf', 'accounts.csv', '-i', HOST, '-buff_size', BUFFER_BYTES];
  const much = ['-r', String(rate), '-m', String(count), '-l', '100000', '-d', String(holdMs)];
  const said = ['-trace_stat', '-stf', 'statistics.csv', '-fd', '1', '-trace_rtt', '-rtt_freq', '1'];
  const patience = ['-timeout', `${Math.ceil(count / rate + holdMs / 1_000) + 20}s`, '-recv_timeout', '10000'];
  const child = sipp(folder, [`${HOST}:${port}`, '-t', TRANSPORTS[over], ...what, ...much, ...said, ...patience]);
  const busy = busyShareOf(child);
  await once(child, 'exit');
  const outcome = { wanted: count, loadShare: busy(), ...readCounts(folder), ...readTimes(folder) };
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

/** Milliseconds from INVITE to 180 and to 200 of so many calls, in no order, by a clock finer than SIPp's: see `stopwatch.ts`. */
export async function time({
  port,
  rate,
  count,
}: Omit<Load, 'scenario'>): Promise<Pick<Outcome, 'ringing' | 'answered'>> {
  const program = path.join(import.meta.dirname, 'stopwatch.ts');
  const command = ['-c', LOAD_CORE, process.execPath, program, ...[port, rate, count].map(String)];
  const times: { ringing: number[]; answered: number[] } = JSON.parse(await saidBy('taskset', command));
  return times;
}

/** Of a call: processor time, and what is kept of it for half a minute after it has ended. */
export type InProcess = { readonly microsPerCall: number; readonly keptBytes: number };

/** What a call costs the B2BUA without kernel and sockets: see `in-process.ts`. */
export async function inProcess(): Promise<InProcess> {
  const program = path.join(import.meta.dirname, 'in-process.ts');
  const figures: InProcess = JSON.parse(await saidBy(process.execPath, ['--expose-gc', program]));
  return figures;
}

/** What a program prints until it ends. */
async function saidBy(program: string, options: readonly string[]): Promise<string> {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return said;
}

/** How much of its core SIPp used while it ran, by looks that end with it. */
function busyShareOf(child: ChildProcess): () => number {
  const pid = child.pid ?? 0;
  const since = performance.now();
  let last = { micros: 0, at: since };
  const looking = setInterval(() => {
    try {
      last = { micros: cpuMicros(pid), at: performance.now() };
    } catch {
      // It has just ended.
    }
  }, LOOK_MS);
  return () => {
    clearInterval(looking);
    return last.micros / 1_000 / Math.max(1, last.at - since);
  };
}

const scenarioPath = (name: string): string => path.join(import.meta.dirname, `${name}.xml`);

function sipp(folder: string, options: readonly string[]): ChildProcess {
  const command = ['-c', LOAD_CORE, 'sipp', ...options, '-nostdin', '-skip_rlimit'];
  return spawn('taskset', command, { cwd: folder, stdio: 'ignore', env: { ...process.env, TERM: 'xterm' } });
}

function readCounts(folder: string): Pick<Outcome, 'successful' | 'failed' | 'retransmissions'> {
  const [head = '', ...rows] = readFileSync(path.join(folder, 'statistics.csv'), 'utf8').trim().split('\n');
  const names = head.split(';');
  const last = rows.at(-1)?.split(';') ?? [];
  const count = (name: string): number => Number(last[names.indexOf(name)] ?? 0);
  return {
    successful: count('SuccessfulCall(C)'),
    failed: count('FailedCall(C)'),
    retransmissions: count('Retransmissions(C)'),
  };
}

/** Rows of SIPp's response times: when, how long, and which of the scenario's two clocks. */
function readTimes(folder: string): Pick<Outcome, 'ringing' | 'answered'> {
  const file = readdirSync(folder).find((name) => name.endsWith('_rtt.csv'));
  const rows = file === undefined ? [] : readFileSync(path.join(folder, file), 'utf8').trim().split('\n').slice(1);
  const times = (clock: string): number[] =>
    rows
      .map((row) => row.split(';'))
      .filter((row) => row[2] === clock)
      .map((row) => Number(row[1]))
      .toSorted((a, b) => a - b);
  return { ringing: times('1'), answered: times('2') };
}
