import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestPlatform } from '@wpm/testkit';
import type { Order } from './callees.ts';
import { type ManyUser, makeUsers } from './users.ts';

const run = promisify(execFile);

/** What came of so many calls: how many failed and what SIPp says of it, and how long INVITE to 180 took for each that rang, in ms and ascending. */
export type Placed = {
  readonly calls: number;
  readonly failed: number;
  readonly why: string;
  readonly rttsMs: readonly number[];
};

/** `numbers`: called in turn, the users' own unless told; `lastMs`: from the answer to the hang-up. */
export type Asked = { readonly numbers?: readonly string[]; readonly lastMs?: number };

/** Customers on the trunk, played by SIPp, and as many registered phones that answer; each call ends after 500 ms, unless told. */
export class CallLoad implements Disposable {
  readonly #platform: TestPlatform;
  readonly #users: number;
  /** Who is called, each registered and answering. */
  users: readonly ManyUser[] = [];
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'wpm-bench-calls-'));
  readonly #phones: ChildProcess = fork(path.join(import.meta.dirname, 'callees.ts'));

  private constructor(platform: TestPlatform, users: number) {
    this.#platform = platform;
    this.#users = users;
  }

  /** @throws if a phone is not registered */
  static async open(platform: TestPlatform, users: number): Promise<CallLoad> {
    const load = new CallLoad(platform, users);
    load.users = await makeUsers(platform, users);
    const callees = load.users.map(({ user, authUser, password }) => ({ user, authUser, password }));
    const order: Order = { address: platform.sip.host, port: platform.sip.port, callees };
    load.#phones.send(order);
    const [said] = await Promise.race([once(load.#phones, 'message'), once(load.#phones, 'exit')]);
    if (said !== 'registered') throw new Error('the phones were not registered');
    return load;
  }

  /** @param rate calls a second */
  async place(rate: number, calls: number, { numbers, lastMs = 500 }: Asked = {}): Promise<Placed> {
    const lines = (numbers ?? this.users.map(({ number }) => number)).map((number) => `${number};`);
    writeFileSync(path.join(this.#folder, 'numbers.csv'), ['SEQUENTIAL', ...lines, ''].join('\n'));
    const { host, port } = this.#platform.sip;
    const options = ['-sf', path.join(import.meta.dirname, 'customer.xml'), '-inf', 'numbers.csv', '-i', '127.0.0.1'];
    const load = [
      '-d',
      String(lastMs),
      '-p',
      String(this.#platform.trunk.port),
      '-r',
      String(rate),
      '-m',
      String(calls),
    ];
    const quiet = [
      '-l',
      String(this.#users),
      '-nostdin',
      '-buff_size',
      '4194304',
      '-trace_rtt',
      '-rtt_freq',
      '1',
      '-trace_err',
    ];
    const all = [`${host}:${port}`, ...options, ...load, ...quiet, '-timeout', '90'];
    const ended = await run('sipp', all, { cwd: this.#folder }).then(
      ({ stdout }) => stdout,
      (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}\n${error.stderr ?? ''}`,
    );
    const failed = /Failed call\s*\|\s*\d+\s*\|\s*(\d+)/.exec(ended)?.[1];
    if (failed === undefined) throw new Error(`SIPp counted no calls: ${ended.slice(-1_000)}`);
    const [times = '', why = ''] = [this.#take('_rtt.csv'), this.#take('_errors.log')];
    const timed = times.trim().split('\n').slice(1);
    const rttsMs = timed.map((line) => Number(line.split(';')[1])).toSorted((a, b) => a - b);
    return { calls, failed: Number(failed), why, rttsMs };
  }

  [Symbol.dispose](): void {
    this.#phones.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** What SIPp wrote into a file of that name; undefined where it wrote none. */
  #take(ending: string): string | undefined {
    const file = readdirSync(this.#folder).find((name) => name.endsWith(ending));
    if (file === undefined) return undefined;
    const text = readFileSync(path.join(this.#folder, file), 'utf8');
    rmSync(path.join(this.#folder, file));
    return text;
  }
}
