import { BEAT_MS, CLOSE_CODES, type Place, type ServerFrame, realtimeEvent, serverFrame } from '@wpm/contract';
import type { StreamListener, StreamOptions, StreamSocket, StreamState } from './stream-options.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * The user's events as they happen, each exactly once and in order, over any number of lost connections: after each it goes on
 * after the last event it had. Where the platform no longer has what was missed, it says so (`onStale`).
 */
export class EventStream implements Disposable {
  readonly #options: StreamOptions;
  readonly #listener: StreamListener;
  #state: StreamState = 'connecting';
  #socket: StreamSocket | undefined;
  #place: Place | null = null;
  #failures = 0;
  /** Takes back what is waited for: the next beat, or the next try. */
  #stopWaiting: () => void = () => {};

  constructor(options: StreamOptions, listener: StreamListener) {
    this.#options = options;
    this.#listener = listener;
    void this.#connect();
  }

  get state(): StreamState {
    return this.#state;
  }

  /** The network is there again: what is waiting to be tried is tried at once. */
  hurry(): void {
    if (this.#state !== 'late' || this.#socket) return;
    this.#stopWaiting();
    void this.#connect();
  }

  [Symbol.dispose](): void {
    this.#become('ended');
    this.#stopWaiting();
    this.#socket?.close(1000);
    this.#socket = undefined;
  }

  async #connect(): Promise<void> {
    const accessToken = await this.#options.token();
    if (this.#state === 'ended' || this.#socket) return;
    if (accessToken === undefined) return this.#become('ended');
    const socket = this.#options.open(this.#options.url);
    this.#socket = socket;
    this.#expectFrame(socket);
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ kind: 'hello', accessToken, after: this.#place })),
    );
    socket.addEventListener('message', ({ data }) => this.#socket === socket && this.#take(socket, String(data)));
    socket.addEventListener('close', ({ code }) => void this.#lost(socket, code));
  }

  #take(socket: StreamSocket, text: string): void {
    this.#expectFrame(socket);
    const frame = frameIn(text);
    if (frame?.kind === 'welcome') this.#welcomed(frame);
    if (frame?.kind === 'event') this.#told(socket, frame);
  }

  #welcomed(frame: Extract<ServerFrame, { kind: 'welcome' }>): void {
    this.#failures = 0;
    this.#become('live');
    if (frame.resumed) return;
    this.#place = frame.place;
    this.#listener.onStale({ liveCalls: frame.liveCalls });
  }

  #told(socket: StreamSocket, { seq, event }: Extract<ServerFrame, { kind: 'event' }>): void {
    const place = this.#place;
    if (!place || seq <= place.seq) return;
    // Never seen on one connection; were it so, the platform would be asked again for what lies between.
    if (seq > place.seq + 1) return void this.#lost(socket, CLOSE_CODES.behind);
    this.#place = { ...place, seq };
    const known = realtimeEvent.safeParse(event);
    if (known.success) this.#listener.onEvent(known.data);
  }

  /** A network that died says nothing: where no beat comes, the connection is given up. */
  #expectFrame(socket: StreamSocket): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#options.after(BEAT_MS, () => void this.#lost(socket, 1006));
  }

  async #lost(socket: StreamSocket, code: number): Promise<void> {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#stopWaiting();
    socket.close();
    this.#become('late');
    if (code === CLOSE_CODES.session && !(await this.#options.renew())) return this.#become('ended');
    if (this.#state === 'late') this.#tryLater();
  }

  /** Each try waits up to twice as long as the one before, at random: a platform that restarts is not stormed. */
  #tryLater(): void {
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#stopWaiting = this.#options.after(this.#options.random() * longest, () => void this.#connect());
  }

  #become(state: StreamState): void {
    if (this.#state === state || this.#state === 'ended') return;
    this.#state = state;
    this.#listener.onState?.(state);
  }
}

function frameIn(text: string): ServerFrame | undefined {
  try {
    return serverFrame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
