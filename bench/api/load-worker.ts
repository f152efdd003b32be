import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** What is sent, how often at once, and for how long. `{n}` in a body becomes another number each time. */
export type Load = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly atOnce: number;
  readonly forMs: number;
};

/** Milliseconds each answer took, and how many were no 200. */
export type Loaded = { readonly tookMs: readonly number[]; readonly wallMs: number; readonly failed: number };

/** Sends a load from a thread of its own, so that who answers has one to itself. */
parentPort?.on('message', (load: Load) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's, not a window's
  void run(load).then((loaded) => parentPort?.postMessage(loaded));
});

let sent = 0;

async function run(load: Load): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.atOnce });
  const tookMs: number[] = [];
  let failed = 0;
  const began = performance.now();
  const sendOn = async () => {
    while (performance.now() - began < load.forMs) {
      const from = performance.now();
      if ((await sendOne(load, agent)) !== 200) failed++;
      tookMs.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: load.atOnce }, sendOn));
  agent.destroy();
  return { tookMs, wallMs: performance.now() - began, failed };
}

function sendOne({ url, method, headers, body }: Load, agent: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const filled = body.replaceAll('{n}', String(sent++));
  const length =
    filled === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(filled) };
  const asked = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
    response.resume().once('end', () => resolve(response.statusCode ?? 0));
  });
  asked.once('error', reject).end(filled === '' ? undefined : filled);
  return promise;
}
