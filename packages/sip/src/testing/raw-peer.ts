import { type Socket, createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { SipMessage } from '../message/message.ts';
import { parseMessage } from '../message/parse-message.ts';
import type { Endpoint } from '../transport/flow.ts';

/** A UDP socket that speaks SIP by hand: it sends text, and waits for the next message that comes. */
export class RawPeer implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #arrived: string[] = [];
  #waiting: ((text: string) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (bytes) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting) waiting(bytes.toString());
      else this.#arrived.push(bytes.toString());
    });
  }

  static async open(address = '127.0.0.1'): Promise<RawPeer> {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.bind(0, address);
    await once(socket, 'listening');
    return new RawPeer(socket);
  }

  get local(): Endpoint {
    return this.#socket.address();
  }

  /** Messages that arrived and were not waited for yet. */
  get unread(): number {
    return this.#arrived.length;
  }

  send(text: string | Uint8Array, to: Endpoint): void {
    this.#socket.send(text, to.port, to.address);
  }

  nextText(): Promise<string> {
    const arrived = this.#arrived.shift();
    if (arrived !== undefined) return Promise.resolve(arrived);
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  async next(): Promise<SipMessage> {
    const text = await this.nextText();
    const parsed = parseMessage(text);
    if (!parsed.ok) throw new Error(`${parsed.error.code}: ${text}`);
    return parsed.value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }
}
