import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { ok, refuse, type Result } from '@wpm/kernel';
import type { z } from 'zod';
import { type OperatorRefusal, operatorReply, type operatorRequest } from './protocol.ts';

/** The platform is not there to be asked. */
export class NotRunning extends Error {
  override name = 'NotRunning';
}

/** A request as it is written: what has a default may be left out. */
export type Asked = z.input<typeof operatorRequest>;

/**
 * Asks the running platform, and yields what it answers as it comes.
 * @param path of its socket
 * @param enough ends it: there is nothing more to be yielded
 * @throws NotRunning if nobody listens there, or whoever does stops in the middle
 */
export async function* askPlatform(
  path: string,
  request: Asked,
  enough?: AbortSignal,
): AsyncGenerator<Result<unknown, OperatorRefusal>> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new NotRunning(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  try {
    socket.on('error', () => {});
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of createInterface({ input: socket, ...(enough && { signal: enough }) })) {
      const reply = operatorReply.parse(JSON.parse(line));
      yield reply.ok ? ok(reply.value) : refuse(reply.error);
    }
  } finally {
    socket.destroy();
  }
}
