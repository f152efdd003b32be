import { PendingMessages } from './pending-messages.ts';

/** RFC 5626 §5.4: a double CRLF asks for a single one back. */
const PING = '\r\n\r\n';
const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 3_000;
/** Who was woken has something waiting for it: a dead connection is found sooner. */
const PONG_WHEN_WOKEN_MS = 1_500;
const OPEN_WITHIN_MS = 5_000;
/** How long a loss is hidden from SIP; after it, unanswered requests fail. */
const GRACE_MS = 20_000;
const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 3_000;
/** RFC 6455 §7.4.1: the peer closes by policy, as when the session behind the ticket has ended. */
const POLICY_VIOLATION = 1008;

/** What the owner is told beside what SIP sees. */
export interface SocketObserver {
  /** The connection is gone; it is being opened again. */
  lost(): void;
  /** It is open again, on a new connection: time to register anew. Called before anything is re-sent. */
  reopened(): void;
  /** An opening failed: no network, or the ticket in the URL is no longer good. */
  refused(): void;
  /** The peer closed the connection for good: the ticket in the URL no longer lets in. The next opening waits for another URL. */
  turnedAway(): void;
  received(message: string): void;
}

export type OpenWebSocket = (url: string) => WebSocket;

type TimerName = 'retry' | 'opening' | 'grace' | 'ping' | 'pong';

/**
 * `connecting` is the first connection, told to SIP; a `lost` one is being opened again, hidden from it; one `turned-away` is
 * hidden as well, and opened again when there is another URL.
 */
type Phase = 'closed' | 'connecting' | 'open' | 'lost' | 'turned-away';

/**
 * A JsSIP `Socket` that hides the loss of its WebSocket for up to 20 s: it reconnects with growing, jittered waits, keeps what is
 * sent meanwhile and re-sends requests that were not answered, with their branch, so that the peer sees a retransmission.
 * A ping finds connections that died without saying so.
 */
export class ResilientSocket {
  via_transport = 'WS';
  onconnect: () => void = () => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (message: unknown) => void = () => {};

  #url: string;
  #phase: Phase = 'closed';
  #socket: WebSocket | undefined;
  #listening = new AbortController();
  #attempt = 0;
  #answersPings = false;
  #timers: Partial<Record<TimerName, ReturnType<typeof setTimeout>>> = {};
  readonly #pending = new PendingMessages();
  readonly #observer: SocketObserver;
  readonly #openWebSocket: OpenWebSocket;

  constructor(url: string, observer: SocketObserver, openWebSocket: OpenWebSocket = (to) => new WebSocket(to, 'sip')) {
    this.#url = url;
    this.#observer = observer;
    this.#openWebSocket = openWebSocket;
  }

  get url(): string {
    return this.#url;
  }

  /** The next connection goes here; the one that is open stays, and one that was turned away is tried at once. */
  set url(url: string) {
    this.#url = url;
    if (this.#phase !== 'turned-away') return;
    this.#phase = 'lost';
    this.#open();
  }

  get sip_uri(): string {
    return `sip:${new URL(this.#url).host};transport=ws`;
  }

  connect(): void {
    if (this.#phase !== 'closed') return;
    this.#phase = 'connecting';
    this.#open();
  }

  disconnect(): void {
    this.#close();
  }

  isConnected(): boolean {
    return this.#phase !== 'closed' && this.#phase !== 'connecting';
  }

  isConnecting(): boolean {
    return this.#phase === 'connecting';
  }

  /** Accepts a message; while the connection is lost it waits for the next one. */
  send(message: string): boolean {
    if (!this.isConnected()) return false;
    this.#pending.sending(message);
    if (this.#phase === 'open') this.#socket?.send(message);
    else this.#pending.keep(message);
    return true;
  }

  /** Something waits for the phone: find out now whether the connection is there, not at the next ping or retry. */
  wake(): void {
    if (this.#phase === 'open') {
      this.#ping();
      // Held to it even where no ping was answered yet: opening anew costs less than a connection that is dead for a while.
      this.#after('pong', PONG_WHEN_WOKEN_MS, () => this.#failed());
    } else if (this.#phase === 'lost') this.#open();
  }

  /** The device has another network than before: a connection over the one it had is dead, and would say so only by its silence. */
  networkChanged(): void {
    if (this.#phase === 'lost') return this.#open();
    if (this.#phase !== 'open') return;
    this.#lose('lost');
    this.#open();
  }

  #open(): void {
    this.#drop();
    const socket = this.#openWebSocket(this.#url);
    this.#socket = socket;
    const { signal } = (this.#listening = new AbortController());
    socket.addEventListener('open', () => this.#opened(socket), { signal });
    socket.addEventListener('close', ({ code, reason }) => this.#failed(code, reason), { signal });
    socket.addEventListener('message', ({ data }) => this.#received(data), { signal });
    this.#after('opening', OPEN_WITHIN_MS, () => this.#failed());
  }

  #opened(socket: WebSocket): void {
    clearTimeout(this.#timers.opening);
    clearTimeout(this.#timers.grace);
    this.#attempt = 0;
    this.#answersPings = false;
    const first = this.#phase === 'connecting';
    this.#phase = 'open';
    this.#after('ping', PING_EVERY_MS, () => this.#ping());
    if (first) return this.onconnect();
    this.#observer.reopened();
    for (const message of this.#pending.take()) socket.send(message);
  }

  #received(data: unknown): void {
    clearTimeout(this.#timers.pong);
    if (data === '\r\n') this.#answersPings = true;
    if (typeof data === 'string') {
      this.#pending.received(data);
      this.#observer.received(data);
    }
    this.ondata(data);
  }

  /** Only a peer that has answered a ping on this connection is held to answer the next. */
  #ping(): void {
    this.#socket?.send(PING);
    this.#after('ping', PING_EVERY_MS, () => this.#ping());
    if (this.#answersPings) this.#after('pong', PONG_WITHIN_MS, () => this.#failed());
  }

  #failed(code?: number, reason?: string): void {
    this.#drop();
    if (this.#phase === 'connecting') {
      this.#phase = 'closed';
      this.#observer.refused();
      return this.ondisconnect(true, code, reason);
    }
    if (this.#phase === 'open') {
      const isTurnedAway = code === POLICY_VIOLATION;
      this.#lose(isTurnedAway ? 'turned-away' : 'lost');
      if (isTurnedAway) return this.#observer.turnedAway();
    } else {
      this.#observer.refused();
    }
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempt) * (0.5 + Math.random() / 2);
    this.#attempt += 1;
    return this.#after('retry', wait, () => this.#open());
  }

  #lose(phase: 'lost' | 'turned-away'): void {
    this.#phase = phase;
    this.#after('grace', GRACE_MS, () => this.#giveUp());
    this.#observer.lost();
  }

  #giveUp(): void {
    this.#close();
    this.ondisconnect(true);
  }

  #close(): void {
    this.#drop();
    clearTimeout(this.#timers.grace);
    this.#pending.clear();
    this.#phase = 'closed';
  }

  /** Lets go of the connection: whatever it still says is not heard. */
  #drop(): void {
    for (const name of ['retry', 'opening', 'ping', 'pong'] as const) clearTimeout(this.#timers[name]);
    this.#listening.abort();
    this.#socket?.close();
    this.#socket = undefined;
  }

  #after(name: TimerName, ms: number, act: () => void): void {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(act, ms);
  }
}
