import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startFailed } from '../platform-ready.ts';
import { PidFile } from './pid-file.ts';
import { identify, isAlive, type ProcessIdentity, signal } from './process-identity.ts';
import { NO_STARTS, pauseMsAfter, started } from './restart-pause.ts';

/** A process to be kept running. */
export type ProcessSpec = {
  readonly name: 'media' | 'platform';
  /** Of Node; none unless told. Another release's are no reason to end what it left running. */
  readonly nodeOptions?: readonly string[];
  /** A TypeScript file, run by this same Node. */
  readonly script: string;
  readonly environment: () => Readonly<Record<string, string>>;
  readonly pidFile: string;
  /** What it writes by itself: a file, so that it outlives us. */
  readonly logFile: string;
  /** Whether one that an earlier supervisor left is taken over, if it was started with the same environment. */
  readonly adopts: boolean;
};

/** What the supervisor tells about a process. */
export type ProcessNotice =
  | { readonly kind: 'ended'; readonly name: string; readonly how: string; readonly pauseMs: number }
  | { readonly kind: 'restarted'; readonly name: string }
  | { readonly kind: 'adopted'; readonly name: string };

/** Compiled code is kept between starts, which halves them. */
const COMPILE_CACHE = fileURLToPath(new URL('../../../../.cache/node', import.meta.url));

const END_LOOK_MS = 20;
/** How often one that another supervisor started is looked for: of the end of those that are not its children the system tells nobody. */
const ADOPTED_LOOK_MS = 200;
/** A start takes seconds, and on a machine that is busy or has just been started ten times as long: to end it then is to end it always. */
const READY_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 4_000;

/** Keeps one process running: starts it, waits until it is ready, and starts it anew when it dies. */
export class SupervisedProcess {
  readonly #spec: ProcessSpec;
  readonly #tell: (notice: ProcessNotice) => void;
  readonly #pidFile: PidFile;
  #current: ProcessIdentity | undefined;
  /** The same, where we started it: the system tells us when it ends. */
  #child: ChildProcess | undefined;
  #watching: Promise<void> = Promise.resolve();
  readonly #stopping = new AbortController();

  constructor(spec: ProcessSpec, tell: (notice: ProcessNotice) => void) {
    this.#spec = spec;
    this.#tell = tell;
    this.#pidFile = new PidFile(spec.pidFile);
  }

  /**
   * Resolves when the process is ready, with what it said then; one that was taken over says nothing.
   * @throws if it ends or says nothing for two minutes
   */
  async start(): Promise<unknown> {
    const left = this.#pidFile.read();
    let said: unknown;
    if (left && this.#spec.adopts && left.about === this.#fingerprint()) {
      this.#current = left;
      this.#tell({ kind: 'adopted', name: this.#spec.name });
    } else {
      if (left) await endProcess(left);
      said = await this.#launch();
    }
    this.#watching = this.#watch();
    return said;
  }

  /** Ends it and does not start it again: SIGTERM, after four seconds SIGKILL. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#current) await endProcess(this.#current);
    await this.#watching;
    this.#pidFile.remove();
  }

  /** Passes a signal on to it. */
  signal(name: 'SIGHUP'): void {
    if (this.#current) signal(this.#current, name);
  }

  /** At once, whatever is lost. */
  kill(): void {
    this.#stopping.abort();
    if (this.#current) signal(this.#current, 'SIGKILL');
  }

  async #launch(): Promise<unknown> {
    const child = this.#spawn();
    const identity = child.pid === undefined ? undefined : identify(child.pid);
    if (!identity) throw new Error(`${this.#spec.name} could not be started`);
    this.#current = identity;
    this.#child = child;
    this.#pidFile.write({ ...identity, about: this.#fingerprint() });
    const said = await firstMessage(child);
    if (said === undefined) throw new Error(`${this.#spec.name} did not become ready: ${lastLine(this.#spec.logFile)}`);
    const { data: failure } = startFailed.safeParse(said);
    if (failure) throw new Error(`${this.#spec.name} cannot start: ${failure.failed}`);
    return said;
  }

  #spawn(): ChildProcess {
    const log = openSync(this.#spec.logFile, 'a', 0o600);
    const child = spawn(process.execPath, [...(this.#spec.nodeOptions ?? []), this.#spec.script], {
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...this.#spec.environment() },
      stdio: ['ignore', log, log, 'ipc'],
      // A group of its own: Ctrl-C at the terminal reaches the supervisor alone, which ends things in their order.
      detached: true,
    });
    closeSync(log);
    child.on('error', () => {});
    return child;
  }

  async #watch(): Promise<void> {
    let starts = NO_STARTS;
    let isReady = true;
    while (!this.#stopping.signal.aborted) {
      const since = performance.now();
      await this.#gone();
      if (this.#stopping.signal.aborted) return;
      starts = started(starts, isReady ? performance.now() - since : null);
      const pauseMs = pauseMsAfter(starts);
      this.#tell({ kind: 'ended', name: this.#spec.name, how: lastLine(this.#spec.logFile), pauseMs });
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => {});
      isReady = await this.#relaunch();
    }
  }

  /** @returns whether it became ready */
  async #relaunch(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    try {
      await this.#launch();
      this.#tell({ kind: 'restarted', name: this.#spec.name });
      return true;
    } catch {
      // It died again: the watch goes on, and says so after a longer pause.
      return false;
    }
  }

  async #gone(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    while (this.#current && isAlive(this.#current)) await delay(ADOPTED_LOOK_MS);
  }

  #fingerprint(): string {
    return createHash('sha256')
      .update(JSON.stringify([this.#spec.script, this.#spec.environment()]))
      .digest('hex');
  }
}

/** What it says when it is ready, and it alone: it must be able to outlive us. Undefined if it ended, or was ended for saying nothing. */
async function firstMessage(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const { signal: since } = over;
  const message = once(child, 'message', { signal: since }).then(([said]: unknown[]) => said);
  const end = once(child, 'exit', { signal: since }).then(() => undefined);
  const patience = delay(READY_PATIENCE_MS, undefined, { signal: since });
  try {
    const said = await Promise.race([message, end, patience]);
    if (said === undefined && child.exitCode === null) child.kill('SIGKILL');
    return said;
  } finally {
    over.abort();
    // Who waits no longer hears that it was aborted.
    await Promise.allSettled([message, end, patience]);
    if (child.connected) child.disconnect();
  }
}

/** Ends a process, whosever child it is. */
export async function endProcess(identity: ProcessIdentity): Promise<void> {
  signal(identity, 'SIGTERM');
  const until = performance.now() + STOP_PATIENCE_MS;
  while (isAlive(identity)) {
    if (performance.now() > until) signal(identity, 'SIGKILL');
    await delay(END_LOOK_MS);
  }
}

function lastLine(file: string): string {
  return readText(file).trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
