import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { BEAT_MS, CLOSE_CODES, type Hello, type LiveCall, REALTIME_PATH, type ServerFrame, hello } from '@wpm/contract';
import type { Clock, Log } from '@wpm/kernel';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { pathOf, turnAway } from '../http/upgrades.ts';
import type { Caller } from '../sessions/caller.ts';
import { hasRight } from '../policies/rights.ts';
import type { Feeds, Follower } from './feeds.ts';

/** A hello is a few hundred bytes, and nothing else is read. */
const LONGEST_FRAME = 4_096;
/** Who says nothing for so long is no application of ours. */
const HELLO_WITHIN_MS = 5_000;
/** What a slow application may leave unread before it is sent away to come back and go on where it was. */
const MOST_UNREAD = 1_048_576;
/** Connections that have not said who they are: more are refused, so that strangers hold a bounded share of memory. */
const MOST_STRANGERS = 1_000;

export type RealtimeSocketDeps = {
  readonly http: Server;
  readonly feeds: Feeds;
  /** The calls a user has now, oldest first. */
  readonly liveCallsOf: (accountId: string) => LiveCall[];
  readonly originAllowed: (request: IncomingMessage) => boolean;
  /** Whose live session an access token is of. */
  readonly callerOf: (accessToken: string) => Promise<Caller | undefined>;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * The stream of events to applications (F28, F47): one WebSocket each, at `/api/v1/realtime`. The page must be ours (Origin),
 * and its first frame say whose session it is; what is read goes by `Feeds`.
 */
export class RealtimeSocket {
  readonly #deps: RealtimeSocketDeps;
  readonly #bySession = new Map<string, Set<WebSocket>>();
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, clientTracking: true });
  #strangers = 0;
  #beat: Disposable;

  constructor(deps: RealtimeSocketDeps) {
    this.#deps = deps;
    deps.http.on('upgrade', (request, socket, head) => {
      if (pathOf(request) === REALTIME_PATH) this.#upgrade(request, socket, head);
    });
    this.#beat = this.#nextBeat();
  }

  /** Ends the streams of a session that ended (trust 15). */
  closeOfSession(sessionId: string): void {
    for (const socket of this.#bySession.get(sessionId) ?? []) socket.close(CLOSE_CODES.session, 'session ended');
  }

  close(): void {
    this.#beat[Symbol.dispose]();
    for (const socket of this.#server.clients) socket.close(1001, 'platform stops');
    this.#server.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', (error) => this.#deps.log.debug('realtime.error', { error: error.message }));
    if (!this.#deps.originAllowed(request)) return turnAway(socket, '403 Forbidden');
    if (this.#strangers >= MOST_STRANGERS) return turnAway(socket, '503 Service Unavailable');
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened));
  }

  /** Waits for the first frame. */
  #greet(socket: WebSocket): void {
    this.#strangers += 1;
    const { clock, log } = this.#deps;
    const tooLate = clock.schedule(clock.now() + HELLO_WITHIN_MS, () =>
      socket.close(CLOSE_CODES.malformed, 'no hello'),
    );
    const settled = new DisposableStack();
    settled.use(tooLate);
    settled.defer(() => (this.#strangers -= 1));
    socket.on('error', (error) => log.debug('realtime.error', { error: error.message }));
    socket.once('close', () => settled.dispose());
    socket.once('message', (data, isBinary) => {
      settled.dispose();
      const said = isBinary ? undefined : helloIn(data);
      if (said) void this.#admit(socket, said);
      else socket.close(CLOSE_CODES.malformed, 'no hello');
    });
  }

  async #admit(socket: WebSocket, { accessToken, after }: Hello): Promise<void> {
    try {
      const caller = await this.#deps.callerOf(accessToken);
      if (!caller) return socket.close(CLOSE_CODES.session, 'no live session');
      if (socket.readyState === socket.OPEN) this.#join(socket, caller, after);
    } catch (error) {
      this.#deps.log.error('realtime.fault', { error: String(error) });
      socket.close(1011, 'fault');
    }
  }

  #join(socket: WebSocket, { account, session }: Caller, after: Hello['after']): void {
    const joined = this.#deps.feeds.join(followerOf(account, session), { take: (frame) => send(socket, frame) }, after);
    const ofSession = this.#bySession.get(session.id) ?? new Set();
    this.#bySession.set(session.id, ofSession.add(socket));
    socket.once('close', () => {
      joined.leave();
      ofSession.delete(socket);
      if (ofSession.size === 0) this.#bySession.delete(session.id);
    });
    const { place, resumed, missed } = joined;
    const welcome: ServerFrame = resumed
      ? { kind: 'welcome', place, resumed }
      : { kind: 'welcome', place, resumed, liveCalls: this.#deps.liveCallsOf(account.id) };
    send(socket, JSON.stringify(welcome));
    for (const frame of missed) send(socket, frame);
  }

  #nextBeat(): Disposable {
    const { clock } = this.#deps;
    return clock.schedule(clock.now() + BEAT_MS / 2, () => {
      for (const sockets of this.#bySession.values()) for (const socket of sockets) send(socket, '{"kind":"beat"}');
      this.#beat = this.#nextBeat();
    });
  }
}

/** Who may supervise is told of the live board, in the console alone. */
const followerOf = (account: Caller['account'], { app }: Caller['session']): Follower => ({
  id: account.id,
  tenantId: account.tenantId,
  supervises: hasRight(account, app, 'calls:supervise'),
});

function send(socket: WebSocket, frame: string): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MOST_UNREAD) socket.close(CLOSE_CODES.behind, 'read faster');
  else socket.send(frame);
}

function helloIn(data: RawData): Hello | undefined {
  try {
    return hello.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString() : '')).data;
  } catch {
    return undefined;
  }
}
