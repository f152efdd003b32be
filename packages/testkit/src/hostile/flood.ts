import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Outsider } from './outsider.ts';

const FIXTURE = fileURLToPath(new URL('flood.fixture.ts', import.meta.url));

export type FloodOptions = {
  readonly port: number;
  readonly domain: string;
  /** Messages per second, REGISTER and INVITE in turn, from all addresses of the outsider. */
  readonly perSecond: number;
};

/** A flood of requests from somebody else's machine, until it is stopped. */
export class Flood implements AsyncDisposable {
  readonly #process: ChildProcess;
  #sent = '';

  constructor(outsider: Outsider, { port, domain, perSecond }: FloodOptions) {
    const [program = '', ...before] = outsider.inside;
    const what = [outsider.platformAddress, String(port), domain, String(perSecond)];
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    this.#process = spawn(program, [...before, process.execPath, FIXTURE, ...what], { stdio: [...stdio] });
    this.#process.stdout?.on('data', (text) => (this.#sent += String(text)));
  }

  /** Stops it. @returns how many messages it sent */
  async stop(): Promise<number> {
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'close');
      this.#process.stdin?.end();
      await ended;
    }
    return Number(this.#sent);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
