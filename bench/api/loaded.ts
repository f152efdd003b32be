import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Browser } from '../../packages/server/src/browser.fixture.ts';
import type { Load, Loaded } from './load-worker.ts';

/** Asks the API as an administrator. */
export type Ask = (method: string, path: string, body?: unknown) => ReturnType<Browser['send']>;

/** How much was answered and how fast. */
export type Rate = { readonly perS: number; readonly p50Ms: number; readonly p99Ms: number; readonly failed: number };

/** Sends loads from a thread of its own. */
export class LoadThread implements AsyncDisposable {
  readonly #worker = new Worker(new URL('load-worker.ts', import.meta.url));

  async send(load: Load): Promise<Loaded> {
    const answered = once(this.#worker, 'message');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, not a window's
    this.#worker.postMessage(load);
    const [loaded]: Loaded[] = await answered;
    if (!loaded) throw new Error('the load came to nothing');
    return loaded;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Of several loads of one thing, one after another. */
export function together(loads: readonly Loaded[]): Loaded {
  const sum = (of: (load: Loaded) => number) => loads.reduce((all, load) => all + of(load), 0);
  return {
    tookMs: loads.flatMap(({ tookMs }) => tookMs),
    wallMs: sum(({ wallMs }) => wallMs),
    failed: sum(({ failed }) => failed),
  };
}

export function rateOf({ tookMs, wallMs, failed }: Loaded): Rate {
  const sorted = tookMs.toSorted((a, b) => a - b);
  return {
    perS: sorted.length / (wallMs / 1_000),
    p50Ms: at(sorted, 0.5),
    p99Ms: at(sorted, 0.99),
    failed,
  };
}

export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
