import type { Clock } from '@wpm/kernel';
import type { RawData, WebSocket } from 'ws';
import type { Wire } from '../message/print-message.ts';
import type { Channel, ChannelEvents, Endpoint } from './flow.ts';
import { PONG, keepAliveIn } from './keep-alive.ts';

/** A phone that does not read cannot make us hold more than this. */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** How often a silent phone is asked for a sign of life (RFC 7118 §6); after two unanswered times it is gone. */
const PING_EVERY_MS = 15_000;

export interface WebSocketWay {
  readonly id: string;
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly secure: boolean;
  readonly identity?: string;
}

/** One WebSocket (RFC 7118): each of its messages is one SIP message, or a keep-alive. */
export class WebSocketChannel implements Channel {
  readonly id: string;
  readonly transport: 'ws' | 'wss';
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly identity?: string;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #events: ChannelEvents;
  #ping: Disposable;
  #unansweredPings = 0;

  constructor(socket: WebSocket, way: WebSocketWay, { clock, events }: { clock: Clock; events: ChannelEvents }) {
    this.id = way.id;
    this.transport = way.secure ? 'wss' : 'ws';
    this.remote = way.remote;
    this.local = way.local;
    if (way.identity !== undefined) this.identity = way.identity;
    this.#socket = socket;
    this.#clock = clock;
    this.#events = events;
    this.#ping = this.#schedulePing();
    socket.on('message', (data) => this.#receive(data));
    socket.on('pong', () => (this.#unansweredPings = 0));
    // `close` follows every error, and is where the flow ends.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.#ping[Symbol.dispose]();
      events.closed(this, 'WebSocket closed');
    });
  }

  get open(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(message: Wire, failed: (why: string) => void): void {
    if (!this.open) return queueMicrotask(() => failed('WebSocket closed'));
    this.#events.sent(message, this);
    this.#write(message, failed);
  }

  #write(message: Wire, failed: (why: string) => void): void {
    if (this.#socket.bufferedAmount > MAX_UNSENT_BYTES) this.#socket.terminate();
    this.#socket.send(message, (error) => error && failed(error.message));
  }

  towards(): Channel {
    return this;
  }

  close(): void {
    this.#socket.close(1001);
    this.#ping[Symbol.dispose]();
  }

  #receive(data: RawData): void {
    this.#unansweredPings = 0;
    const bytes = Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;
    const keepAlive = keepAliveIn(bytes);
    if (keepAlive === undefined) this.#events.message(bytes, this);
    else if (keepAlive === 'ping') this.#write(PONG, () => undefined);
  }

  #schedulePing(): Disposable {
    return this.#clock.schedule(this.#clock.now() + PING_EVERY_MS, () => {
      if (this.#unansweredPings === 2) return this.#socket.terminate();
      this.#unansweredPings++;
      if (this.open) this.#socket.ping();
      this.#ping = this.#schedulePing();
    });
  }
}
