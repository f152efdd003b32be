import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../platform/index.ts';
import { type SippAddress, type SippFiles, type SippOptions, sippArguments } from './arguments.ts';
import { sippProgram } from './program.ts';
import { type TracedMessage, printTrace, readTrace } from './trace.ts';

/** What a run of SIPp came to. */
export type SippResult = {
  readonly successful: number;
  readonly failed: number;
  /** Requests and responses it sent again because nothing came. */
  readonly retransmissions: number;
  /** Every message, in order. */
  readonly messages: readonly TracedMessage[];
};

/** A scenario that is played, by a process of its own. */
export class Sipp implements AsyncDisposable {
  /** Where it sends from and listens. */
  readonly local: SippAddress;
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #files: SippFiles;
  readonly #name: string;
  readonly #exit: Promise<number>;
  #said = '';

  private constructor(child: ChildProcess, { folder, files, options, local }: Started) {
    this.#process = child;
    this.#folder = folder;
    this.#files = files;
    this.#name = path.basename(options.scenario);
    this.local = local;
    this.#exit = once(child, 'exit').then(([code, signal]) => (typeof code === 'number' ? code : signalled(signal)));
    child.stderr?.on('data', (text) => (this.#said = (this.#said + String(text)).slice(-4_000)));
  }

  /** Plays a scenario; resolves when it runs, and where it waits for calls when it listens. */
  static async start(options: SippOptions): Promise<Sipp> {
    const folder = await mkdtemp(path.join(tmpdir(), 'sipp-'));
    const local = options.local ?? { address: '127.0.0.1', port: await freePort() };
    const files = filesIn(folder);
    if (options.fields) await writeFile(files.fields, printFields(options.fields));
    const program = sippProgram({ withTls: options.modern === true || options.transport === 'tls' });
    const [command = '', ...rest] = sippArguments(program, { ...options, local }, files);
    const child = spawn(command, rest, {
      cwd: folder,
      env: { ...process.env, TERM: 'xterm' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const sipp = new Sipp(child, { folder, files, options, local });
    if (await waitsForCalls(options.scenario)) await sipp.#listening(options.transport ?? 'udp');
    return sipp;
  }

  /** Resolves when every call has gone as the scenario says. @throws with all its messages where one has not */
  async done(): Promise<SippResult> {
    const result = await this.ended();
    if (result.failed === 0 && result.successful > 0) return result;
    const counts = `${result.successful} calls went well, ${result.failed} did not`;
    throw new Error(`SIPp ${this.#name}: ${counts}\n${await this.story()}`);
  }

  /** For the error of whoever waits in vain: what it complained about so far, and its messages. */
  async story(): Promise<string> {
    const errors = await readFile(this.#files.errors, 'utf8').catch(() => this.#said);
    return `${errors.trim()}\n\n${printTrace(readTrace(await readWritten(this.#files.messages)))}`;
  }

  /** Resolves when it has ended, whatever became of its calls. */
  async ended(): Promise<SippResult> {
    const code = await this.#exit;
    const counts = readCounts(await readWritten(this.#files.statistics));
    const messages = readTrace(await readWritten(this.#files.messages));
    // 0 and 1 speak of calls; anything else is a fault of the run itself.
    return { ...counts, messages, failed: code > 1 ? Math.max(counts.failed, 1) : counts.failed };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGKILL');
    await this.#exit;
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #listening(transport: 'udp' | 'tcp' | 'tls'): Promise<void> {
    while (!(await isBound(transport, this.local.port))) {
      if (this.#process.exitCode !== null) throw new Error(`SIPp ${this.#name} did not start: ${this.#said}`);
      await delay(10);
    }
  }
}

type Started = {
  readonly folder: string;
  readonly files: SippFiles;
  readonly options: SippOptions;
  readonly local: SippAddress;
};

const KILLED = 137;

function signalled(signal: unknown): number {
  return signal === null ? 0 : KILLED;
}

function filesIn(folder: string): SippFiles {
  const file = (name: string): string => path.join(folder, name);
  return { messages: file('messages'), errors: file('errors'), statistics: file('statistics'), fields: file('fields') };
}

function printFields(rows: readonly (readonly string[])[]): string {
  return ['SEQUENTIAL', ...rows.map((row) => row.join(';')), ''].join('\n');
}

/** A scenario whose first message is received waits for calls. */
async function waitsForCalls(scenario: string): Promise<boolean> {
  const text = await readFile(scenario, 'utf8');
  return /<(recv|send)\b/.exec(text)?.[1] === 'recv';
}

/** Whether the kernel knows a socket on this port of any address: for TCP one that listens. */
async function isBound(transport: 'udp' | 'tcp' | 'tls', port: number): Promise<boolean> {
  const family = transport === 'udp' ? 'udp' : 'tcp';
  const tables = await Promise.all([family, `${family}6`].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
  const local = new RegExp(`^ *\\d+: [0-9A-F]+:${port.toString(16).toUpperCase().padStart(4, '0')} `, 'm');
  return tables.some((table) => local.test(table));
}

/** A file SIPp writes when it has something to say. */
function readWritten(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

/** The last row of SIPp's statistics. */
function readCounts(csv: string): Pick<SippResult, 'successful' | 'failed' | 'retransmissions'> {
  const [head = '', ...rows] = csv.trim().split('\n');
  const names = head.split(';');
  const last = rows.at(-1)?.split(';') ?? [];
  const count = (name: string): number => Number(last[names.indexOf(name)] ?? 0);
  return {
    successful: count('SuccessfulCall(C)'),
    failed: count('FailedCall(C)'),
    retransmissions: count('Retransmissions(C)'),
  };
}
