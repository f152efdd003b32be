import type { Socket } from 'node:net';
import { type Clock, assertNever } from '@wpm/kernel';
import type { Wire } from '../message/print-message.ts';
import type { ByteBudget } from './byte-budget.ts';
import type { Channel, ChannelEvents, Endpoint, Hop } from './flow.ts';
import { type Framed, StreamFramer } from './stream-framer.ts';
import { StreamLife } from './stream-life.ts';

/** A peer that does not read cannot make us hold more than this. */
const MAX_UNSENT_BYTES = 1024 * 1024;
/** How long a connection we said goodbye on may linger, for the last words to arrive. */
const LINGER_MS = 2_000;

/** A hop there is a connection to. */
export type StreamHop = Hop & { readonly transport: 'tcp' | 'tls' };

/** What a connection is, beside its socket. */
export interface StreamWay {
  readonly id: string;
  readonly transport: 'tcp' | 'tls';
  readonly remote: Endpoint;
  readonly local: Endpoint;
  /** Where we opened it to; missing where the peer opened it. */
  readonly hop?: StreamHop;
}

/** What a connection needs of the stack. */
export interface StreamContext {
  readonly clock: Clock;
  readonly events: ChannelEvents;
  /** Unsent and unfinished bytes, shared by all connections. */
  readonly budget: ByteBudget;
  /** Told once, when the connection is over: before it was there at all, or after. */
  readonly gone: (channel: StreamChannel, was: 'connecting' | 'open', why: string) => void;
  /** Told when nobody can tell any more where the connection's next message begins; it is closed then. */
  readonly lost: (what: Lost, channel: Channel) => void;
  /** A way to the same peer when the connection is gone: to the port it named (RFC 3261 §18.2.2). */
  readonly another: (way: StreamWay, port: number) => Channel;
}

/** A message of which nobody can tell where it ends. */
export type Lost = Extract<Framed, { kind: 'lost' }>;

type Outgoing = { readonly message: Wire; readonly failed: (why: string) => void };

type State =
  /** Until the connection is there, and its certificate is proven, nothing leaves. */
  | { readonly kind: 'connecting'; readonly waiting: Outgoing[] }
  | { readonly kind: 'open' }
  /** We said goodbye: what still comes is not read. */
  | { readonly kind: 'closing' }
  | { readonly kind: 'closed'; readonly why: string };

/** One TCP or TLS connection: one flow (RFC 3261 §18, RFC 5626 §3.2). */
export class StreamChannel implements Channel {
  readonly id: string;
  readonly transport: 'tcp' | 'tls';
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly #way: StreamWay;
  readonly #socket: Socket;
  readonly #context: StreamContext;
  readonly #framer = new StreamFramer();
  readonly #life: StreamLife;
  #state: State;
  #unsentBytes = 0;
  #heldBytes = 0;
  #isGathering = false;

  constructor(socket: Socket, way: StreamWay, context: StreamContext) {
    this.id = way.id;
    this.transport = way.transport;
    this.remote = way.remote;
    this.local = way.local;
    this.#way = way;
    this.#socket = socket;
    this.#context = context;
    this.#state = way.hop ? { kind: 'connecting', waiting: [] } : { kind: 'open' };
    this.#life = new StreamLife(way.hop ? 'us' : 'peer', context.clock, {
      write: (text) => this.#write(text, () => {}),
      end: (why) => this.cut(why),
    });
    socket.setNoDelay(true);
    if (way.hop) socket.once(way.transport === 'tls' ? 'secureConnect' : 'connect', () => this.#connected());
    socket.on('data', (chunk) => this.#received(chunk));
    socket.on('error', (error) => this.cut(error.message));
    socket.once('close', () => this.cut('connection closed'));
  }

  /** Whether something can be sent; it may have to wait for the connection. */
  get open(): boolean {
    return this.#state.kind === 'open' || this.#state.kind === 'connecting';
  }

  send(message: Wire, failed: (why: string) => void): void {
    if (this.open) this.#context.events.sent(message, this);
    this.#write(message, failed);
  }

  towards(port: number): Channel {
    return new ReturnWay(this, () => this.#context.another(this.#way, port));
  }

  /** Says goodbye: what was sent still arrives. */
  close(): void {
    if (this.#state.kind !== 'open') return this.cut('closed');
    this.#state = { kind: 'closing' };
    this.#socket.end();
    const { clock } = this.#context;
    clock.schedule(clock.now() + LINGER_MS, () => this.#socket.destroy());
  }

  /** Ends the connection at once. */
  cut(why: string): void {
    const state = this.#state;
    if (state.kind === 'closed') return;
    this.#state = { kind: 'closed', why };
    this.#life[Symbol.dispose]();
    this.#letGo();
    this.#socket.destroy();
    this.#hold(0);
    if (state.kind === 'connecting') this.#fail(state.waiting, why);
    this.#context.gone(this, state.kind === 'connecting' ? 'connecting' : 'open', why);
  }

  #connected(): void {
    if (this.#state.kind !== 'connecting') return;
    const { waiting } = this.#state;
    this.#state = { kind: 'open' };
    this.#life.connected();
    for (const { message, failed } of waiting) this.#push(message, failed);
  }

  #fail(waiting: readonly Outgoing[], why: string): void {
    for (const { message, failed } of waiting) {
      this.#sent(message);
      queueMicrotask(() => failed(why));
    }
  }

  #write(message: Wire, failed: (why: string) => void): void {
    const state = this.#state;
    if (state.kind === 'closed') return queueMicrotask(() => failed(state.why));
    if (state.kind === 'closing') return queueMicrotask(() => failed('connection closed'));
    if (this.#unsentBytes + message.length > MAX_UNSENT_BYTES || !this.#context.budget.take(message.length)) {
      this.cut('the peer does not read');
      return queueMicrotask(() => failed('the peer does not read'));
    }
    this.#unsentBytes += message.length;
    if (state.kind === 'connecting') state.waiting.push({ message, failed });
    else this.#push(message, failed);
  }

  #push(message: Wire, failed: (why: string) => void): void {
    this.#gather();
    this.#socket.write(message, (error) => {
      this.#sent(message);
      if (error) failed(error.message);
    });
  }

  /** What is sent in one turn of the loop leaves in one piece: a call of the system's for each message costs more than the message. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#socket.cork();
    setImmediate(() => this.#letGo());
  }

  #letGo(): void {
    if (!this.#isGathering) return;
    this.#isGathering = false;
    this.#socket.uncork();
  }

  #sent({ length }: Wire): void {
    this.#unsentBytes -= length;
    this.#context.budget.giveBack(length);
  }

  #received(chunk: Buffer): void {
    if (this.#state.kind !== 'open') return;
    this.#framer.push(chunk);
    for (let framed = this.#framer.next(); framed && this.#state.kind === 'open'; framed = this.#framer.next()) {
      this.#take(framed);
    }
    if (this.#state.kind !== 'open') return;
    this.#life.unfinished(this.#framer.held > 0);
    if (!this.#hold(this.#framer.held)) this.cut('too many unfinished messages');
  }

  #take(framed: Framed): void {
    switch (framed.kind) {
      case 'message':
        this.#life.heardMessage();
        return this.#context.events.message(framed.bytes, this);
      case 'line-break':
        return this.#life.heardLineBreak();
      case 'lost':
        this.#context.lost(framed, this);
        return this.close();
      default:
        return assertNever(framed);
    }
  }

  /** Notes how much of an unfinished message is held; false where that is more than all connections may. */
  #hold(bytes: number): boolean {
    const more = bytes - this.#heldBytes;
    if (more > 0 && !this.#context.budget.take(more)) return false;
    if (more < 0) this.#context.budget.giveBack(-more);
    this.#heldBytes = bytes;
    return true;
  }
}

/** Back along a connection; where it is gone by another one (RFC 3261 §18.2.2). */
class ReturnWay implements Channel {
  readonly id: string;
  readonly transport: 'tcp' | 'tls';
  readonly remote: Endpoint;
  readonly local: Endpoint;
  readonly #connection: Channel;
  readonly #another: () => Channel;

  constructor(connection: StreamChannel, another: () => Channel) {
    this.id = connection.id;
    this.transport = connection.transport;
    this.remote = connection.remote;
    this.local = connection.local;
    this.#connection = connection;
    this.#another = another;
  }

  get open(): boolean {
    return this.#connection.open;
  }

  send(message: Wire, failed: (why: string) => void): void {
    this.#connection.send(message, () => this.#another().send(message, failed));
  }

  towards(): Channel {
    return this;
  }

  close(): void {
    this.#connection.close();
  }
}
