import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestPlatform } from '@wpm/testkit';
import type { Order } from './callees.ts';
import { makeUsers } from './users.ts';

const run = promisify(execFile);

/** What came of so many calls: how many failed and what SIPp says of it, and how long INVITE to 180 took for each, in ms and ascending. */
export type Placed = {
  readonly calls: number;
  readonly failed: number;
  readonly why: string;
  readonly rttsMs: readonly number[];
};

/** Customers on the trunk, played by SIPp, and as many registered phones that answer; each call ends after 500 ms. */
export class CallLoad implements Disposable {
  readonly #platform: TestPlatform;
  readonly #users: number;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'wpm-bench-calls-'));
  readonly #phones: ChildProcess = fork(path.join(import.meta.dirname, 'callees.ts'));

  private constructor(platform: TestPlatform, users: number) {
    this.#platform = platform;
    this.#users = users;
  }

  /** @throws if a phone is not registered */
  static async open(platform: TestPlatform, users: number): Promise<CallLoad> {
    const load = new CallLoad(platform, users);
    const made = await makeUsers(platform, users);
    writeFileSync(
      path.join(load.#folder, 'numbers.csv'),
      ['SEQUENTIAL', ...made.map(({ number }) => `${number};`), ''].join('\n'),
    );
    const callees = made.map(({ user, authUser, password }) => ({ user, authUser, password }));
    const order: Order = { address: platform.sip.host, port: platform.sip.port, callees };
    load.#phones.send(order);
    const [said] = await Promise.race([once(load.#phones, 'message'), once(load.#phones, 'exit')]);
    if (said !== 'registered') throw new Error('the phones were not registered');
    return load;
  }

  /** @param rate calls a second */
  async place(rate: number, calls: number): Promise<Placed> {
    const { host, port } = this.#platform.sip;
    const options = ['-sf', path.join(import.meta.dirname, 'customer.xml'), '-inf', 'numbers.csv', '-i', '127.0.0.1'];
    const load = ['-p', String(this.#platform.trunk.port), '-r', String(rate), '-m', String(calls)];
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
    const failed = Number(/Failed call\s*\|\s*\d+\s*\|\s*(\d+)/.exec(ended)?.[1] ?? calls);
    const [times, why] = [this.#take('_rtt.csv'), this.#take('_errors.log') ?? ''];
    if (times === undefined) throw new Error(`SIPp wrote no times: ${ended.slice(-1_000)}`);
    const lines = times.trim().split('\n').slice(1);
    const rttsMs = lines.map((line) => Number(line.split(';')[1])).toSorted((a, b) => a - b);
    return { calls, failed, why, rttsMs };
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
