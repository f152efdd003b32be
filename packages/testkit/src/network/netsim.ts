import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { type Interface, createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

const SOURCE = fileURLToPath(new URL('../../netsim/netsim.c', import.meta.url));

/** What a link does to its packets; what is not said stays as it was. Times in milliseconds, chances in percent. */
export type Faults = {
  readonly delay?: number;
  /** Standard deviation of the delay. */
  readonly jitter?: number;
  readonly loss?: number;
  readonly duplicate?: number;
  readonly reorder?: number;
  /** kbit/s; 0 is unlimited. */
  readonly rate?: number;
  /** Chance per packet that a burst of loss begins, and that it ends. */
  readonly 'burst-start'?: number;
  readonly 'burst-end'?: number;
  /** 1: a packet never overtakes another, as on a queue; jitter then does not reorder. */
  readonly 'in-order'?: 0 | 1;
};

/** What one direction truly did since the last reset. */
export type DirectionStats = {
  readonly in: number;
  readonly out: number;
  readonly lost: number;
  readonly overflowed: number;
  readonly duplicated: number;
  readonly udpIn: number;
  readonly udpLost: number;
  readonly meanDelayMs: number;
  readonly delayDeviationMs: number;
};

/** `there` is from the first end to the second. */
export type LinkStats = { readonly there: DirectionStats; readonly back: DirectionStats };

/** One end of a link: a device in a network namespace. */
export type LinkEnd = {
  readonly namespace: string;
  readonly device: string;
  /** With its prefix, `10.77.0.2/24`. */
  readonly address: string;
};

/** Where a test gets `netsim`: built once for all its links from the source beside this folder. */
export class NetsimBuild implements AsyncDisposable {
  readonly program: string;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.program = path.join(folder, 'netsim');
  }

  /** @throws what the compiler said */
  static async make(): Promise<NetsimBuild> {
    const build = new NetsimBuild(await mkdtemp(path.join(os.tmpdir(), 'netsim-')));
    await command('cc', '-O2', '-o', build.program, SOURCE, '-lm');
    return build;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

/** A link between two namespaces whose faults can be set while packets cross it. */
export class NetsimLink implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;
  #tail: Promise<unknown> = Promise.resolve();

  private constructor(child: ChildProcess, lines: Interface) {
    this.#process = child;
    this.#lines = lines;
    this.#answers = lines[Symbol.asyncIterator]();
  }

  /** @param seed the same seed loses the same packets of the same traffic */
  static async open(program: string, ends: readonly [LinkEnd, LinkEnd], seed: number): Promise<NetsimLink> {
    const [first, second] = ends.map(({ namespace, device, address }) => `${namespace}:${device}:${address}`);
    const child = spawn(program, [first ?? '', second ?? '', String(seed)], { stdio: ['pipe', 'pipe', 'inherit'] });
    if (!child.stdout) throw new Error('netsim has no standard output');
    const link = new NetsimLink(child, createInterface({ input: child.stdout }));
    const ready = await link.#answer();
    if (ready !== 'ready') throw new Error(`netsim did not start: ${ready}`);
    return link;
  }

  async set(direction: 'there' | 'back' | 'both', faults: Faults): Promise<void> {
    const settings = Object.entries(faults).map(([key, value]) => `${key}=${value}`);
    await this.#ask(`set ${direction} ${settings.join(' ')}`);
  }

  /** From now on everything is lost, without a word to the ends. */
  async cut(): Promise<void> {
    await this.#ask('cut');
  }

  async restore(): Promise<void> {
    await this.#ask('restore');
  }

  async stats(): Promise<LinkStats> {
    const stats: LinkStats = JSON.parse(await this.#send('stats'));
    return stats;
  }

  /** Counts anew. */
  async reset(): Promise<void> {
    await this.#ask('reset');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin?.end();
    await ended;
    this.#lines.close();
  }

  async #ask(line: string): Promise<void> {
    const answer = await this.#send(line);
    if (answer !== 'ok') throw new Error(`netsim: ${line}: ${answer}`);
  }

  /** One at a time: answers carry no name. */
  #send(line: string): Promise<string> {
    const answered = this.#tail.then(() => {
      this.#process.stdin?.write(`${line}\n`);
      return this.#answer();
    });
    this.#tail = answered.catch(() => undefined);
    return answered;
  }

  async #answer(): Promise<string> {
    const { done, value } = await this.#answers.next();
    if (done) throw new Error('netsim ended');
    return value;
  }
}
