import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { type Log, ok, refuse, type Result } from '@wpm/kernel';
import { type OperatorRefusal, type OperatorReply, type OperatorRequest, operatorRequest } from './protocol.ts';

/** Who asked, as a verb sees them. */
export type Asker = {
  /** Sends one answer; false while the asker reads more slowly than we speak. */
  readonly tell: (value: unknown) => boolean;
  /** Aborted when the asker has gone. */
  readonly gone: AbortSignal;
};

/** Does what is asked. Resolves when there is no more to say; a refusal is the last thing said. */
export type Answer = (request: OperatorRequest, asker: Asker) => Promise<OperatorRefusal | undefined>;

const LONGEST_REQUEST = 4_096;
/** More than this unread, and an answer is dropped: whoever follows a flood sees what they can read. */
const MAX_UNREAD_BYTES = 1_048_576;

/** The door for the operator: a Unix socket that only the user who runs the platform may open. */
export class OperatorSocket implements AsyncDisposable {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  readonly #answer: Answer;
  readonly #log: Log;

  private constructor(answer: Answer, log: Log) {
    this.#answer = answer;
    this.#log = log;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** @throws if it cannot listen there */
  static async open(path: string, answer: Answer, log: Log): Promise<OperatorSocket> {
    const opened = new OperatorSocket(answer, log);
    // One that a crash left would be in the way; another platform cannot be there, the supervisor holds the folder.
    rmSync(path, { force: true });
    await once(opened.#server.listen(path), 'listening');
    chmodSync(path, 0o600);
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #accept(socket: Socket): void {
    const gone = new AbortController();
    this.#open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      this.#open.delete(socket);
      gone.abort();
    });
    let heard = '';
    const listen = (text: string): void => {
      heard += text;
      const end = heard.indexOf('\n');
      if (end < 0 && heard.length <= LONGEST_REQUEST) return;
      socket.off('data', listen);
      socket.resume();
      void this.#serve(heard.slice(0, Math.max(0, end)), socket, gone.signal);
    };
    socket.setEncoding('utf8').on('data', listen);
  }

  async #serve(line: string, socket: Socket, gone: AbortSignal): Promise<void> {
    const say = (reply: OperatorReply): boolean => {
      if (socket.writableLength > MAX_UNREAD_BYTES) return false;
      return socket.write(`${JSON.stringify(reply)}\n`);
    };
    const refused = await this.#answered(line, { tell: (value) => say({ ok: true, value }), gone });
    if (refused) say({ ok: false, error: refused });
    socket.end();
  }

  async #answered(line: string, asker: Asker): Promise<OperatorRefusal | undefined> {
    const read = requestIn(line);
    if (!read.ok) return read.error;
    const request = read.value;
    try {
      return await this.#answer(request, asker);
    } catch (cause) {
      this.#log.error('operator.fault', { verb: request.verb, why: String(cause) });
      return { code: 'operator/fault', detail: String(cause) };
    }
  }
}

function requestIn(line: string): Result<OperatorRequest, OperatorRefusal> {
  const unknown = { code: 'operator/unknown', detail: 'the running platform does not know this request' } as const;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse(unknown);
  }
  const read = operatorRequest.safeParse(value);
  if (read.success) return ok(read.data);
  const { issues } = read.error;
  // Of another version, or none: there is no value to complain about.
  if (issues.some(({ code }) => code === 'unrecognized_keys' || code === 'invalid_union')) return refuse(unknown);
  const detail = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return refuse({ code: 'operator/invalid', detail });
}
