import { once } from 'node:events';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { Load, Loaded } from './load-worker.ts';

/** How much was answered and how fast. */
export type Rate = { readonly perS: number; readonly p50Ms: number; readonly p99Ms: number; readonly failed: number };

/** Sends loads from a thread of its own. */
export class LoadThread implements AsyncDisposable {
  readonly #worker = new Worker(new URL('load-worker.ts', import.meta.url));

  async send(load: Load): Promise<Rate> {
    const answered = once(this.#worker, 'message');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, not a window's
    this.#worker.postMessage(load);
    const [loaded]: Loaded[] = await answered;
    if (!loaded) throw new Error('the load came to nothing');
    return rateOf(loaded);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}

function rateOf({ tookMs, wallMs, failed }: Loaded): Rate {
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

/** What answers these bytes and does nothing else: what Node itself and the load cost. */
export async function openBare(body: string) {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
