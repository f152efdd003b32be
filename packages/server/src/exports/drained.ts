import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes, and waits where the stream has enough for now. @throws if the stream fails */
export async function drained(to: Writable, chunk: string | Uint8Array): Promise<void> {
  if (to.errored) throw to.errored;
  if (!to.write(chunk)) await once(to, 'drain');
}
