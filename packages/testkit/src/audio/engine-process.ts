import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { ENGINE_PROGRAM } from '@wpm/media-embedded/program';
import { COMPILE_CACHE } from '../compile-cache.ts';

export interface EngineProcessOptions {
  /** Ports of the range; 64 unless told. */
  readonly ports?: number;
  /** Seconds sessions without an owner are kept. */
  readonly orphanSeconds?: number;
  /** Whether it listens on ::1 too, at the same ports. */
  readonly dualStack?: boolean;
  /** Threads in all: 1, and everything is done in one; as many as it takes by itself unless told. */
  readonly threads?: number;
  /** Where its log goes instead of to this program, a file of the system such as `/dev/full`. */
  readonly logTo?: string;
  /** Whether it can be asked what it holds (`measure`). */
  readonly isMeasured?: boolean;
}

/** What the process has open, by kind as Node names them, and its memory after all that nobody holds was cleared away. */
export type EngineHoldings = { readonly resources: Readonly<Record<string, number>>; readonly bytes: number };

const isHoldings = (said: unknown): said is EngineHoldings =>
  typeof said === 'object' && said !== null && 'resources' in said && 'bytes' in said;

const MEASURED = fileURLToPath(new URL('engine-measured.fixture.ts', import.meta.url));
/** Below the ports the system hands out by itself, so that sockets on port 0 do not take ours. */
const PORTS = { from: 10_000, to: 32_000 } as const;

/** A media engine in a process of its own, with a folder of its own, for one test. */
export class EngineProcess implements AsyncDisposable {
  readonly #folder: string;
  readonly #options: EngineProcessOptions;
  readonly #planes = new Set<EmbeddedMediaPlane>();
  #child: ChildProcess | undefined;
  /** What it logged, one line each. */
  readonly log: string[] = [];

  private constructor(folder: string, options: EngineProcessOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  static async start(options: EngineProcessOptions = {}): Promise<EngineProcess> {
    const engine = new EngineProcess(await mkdtemp(path.join(tmpdir(), 'wpm-media-')), options);
    try {
      await engine.restart();
      return engine;
    } catch (error) {
      await engine[Symbol.asyncDispose]();
      throw error;
    }
  }

  get recordings(): string {
    return path.join(this.#folder, 'recordings');
  }

  get socketPath(): string {
    return path.join(this.#folder, 'media.sock');
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the process again after it was killed. Other ports are tried where the first is taken. */
  async restart(): Promise<void> {
    for (let tries = 0; tries < 10; tries++) if (await this.#launch()) return;
    throw new Error(`the media engine does not start: ${this.log.join('\n')}`);
  }

  /** A connection to it, closed with the engine. */
  async connect(): Promise<EmbeddedMediaPlane> {
    const plane = await EmbeddedMediaPlane.connect({ socketPath: this.socketPath });
    this.#planes.add(plane);
    return plane;
  }

  /** What it holds now; to be told so at its start. */
  async measure(): Promise<EngineHoldings> {
    const child = this.#child;
    if (!child) throw new Error('the media engine does not run');
    const answered = once(child, 'message');
    child.send('measure');
    const [holdings]: unknown[] = await answered;
    if (!isHoldings(holdings)) throw new Error('the media engine was not started to be measured');
    return holdings;
  }

  /** The folder of recordings is no folder any more: what was to be begun there is refused. */
  async loseRecordings(): Promise<void> {
    await rm(this.recordings, { recursive: true, force: true });
    await writeFile(this.recordings, '');
  }

  /** It is one again. */
  async findRecordings(): Promise<void> {
    await rm(this.recordings);
  }

  /** Ends the process by a signal and waits until it is gone; gives its exit code. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    const ended = this.ended();
    child?.kill(signal);
    return ended;
  }

  /** Waits until the process has ended, by itself; gives its exit code. */
  async ended(): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    if (child && child.exitCode === null) await once(child, 'exit');
    return child?.exitCode ?? null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const plane of this.#planes) await plane[Symbol.asyncDispose]();
    await this.kill('SIGKILL');
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #launch(): Promise<boolean> {
    const count = this.#options.ports ?? 64;
    const low = randomInt(PORTS.from / 2, (PORTS.to - count) / 2) * 2;
    const { logTo } = this.#options;
    const log = logTo === undefined ? undefined : openSync(logTo, 'w');
    const { nodeOptions, script } = ENGINE_PROGRAM;
    const program = this.#options.isMeasured ? ['--expose-gc', MEASURED, script] : [script];
    const child = spawn(process.execPath, [...nodeOptions, ...program], {
      stdio: ['ignore', 'ignore', log ?? 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: COMPILE_CACHE,
        WPM_RTP: ['127.0.0.1', ...(this.#options.dualStack ? ['[::1]'] : [])]
          .map((address) => `${address}:${low}-${low + count - 1}`)
          .join(','),
        WPM_MEDIA_SOCKET: this.socketPath,
        WPM_RECORDINGS: this.recordings,
        ...(this.#options.threads !== undefined && { WPM_MEDIA_THREADS: String(this.#options.threads) }),
        WPM_MEDIA_ORPHAN_SECONDS: String(this.#options.orphanSeconds ?? 600),
      },
    });
    if (log !== undefined) closeSync(log);
    this.#child = child;
    if (child.stderr) createInterface({ input: child.stderr }).on('line', (line) => this.log.push(line));
    const ready = once(child, 'message').then(() => true);
    return Promise.race([ready, once(child, 'exit').then(() => false)]);
  }
}
