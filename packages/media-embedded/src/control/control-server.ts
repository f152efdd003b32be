import { randomUUID } from 'node:crypto';
import { chmod, rm } from 'node:fs/promises';
import { type Server, type Socket, createServer } from 'node:net';
import type { Log } from '@wpm/kernel';
import { MediaError } from '@wpm/media';
import type { SessionOwner } from '../engine/held-session.ts';
import { type MediaEngine, cpuMs } from '../engine/media-engine.ts';
import { FrameReader, writeFrame } from './frame.ts';
import {
  type ControlMessage,
  type ControlMethod,
  type ControlMethods,
  type ControlRequest,
  PROTOCOL,
  isControlRequest,
} from './protocol.ts';

type Handlers = {
  readonly [M in ControlMethod]: (
    params: ControlMethods[M]['params'],
    owner: SessionOwner,
  ) => ControlMethods[M]['result'] | Promise<ControlMethods[M]['result']>;
};

/** @property retire ends the process, in order */
interface ServerSurroundings {
  readonly log: Log;
  readonly retire: () => void;
}

/** Listens on a unix socket for call control, several connections at once. */
export class ControlServer {
  readonly #server: Server;
  readonly #connections = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** A socket left behind by a killed engine is replaced. Rejects with the system's error. */
  static async listen(
    socketPath: string,
    engine: MediaEngine,
    { log, retire }: ServerSurroundings,
  ): Promise<ControlServer> {
    await rm(socketPath, { force: true });
    const run = randomUUID();
    const handlers = makeHandlers(engine, retire);
    const server = createServer();
    const control = new ControlServer(server);
    server.on('connection', (socket) => control.#serve(socket, { engine, handlers, run, log }));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(socketPath, resolve);
    });
    // Whoever may write here controls every call.
    await chmod(socketPath, 0o600);
    return control;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#connections) socket.destroy();
  }

  #serve(socket: Socket, { engine, handlers, run, log }: Serving): void {
    const say = (message: ControlMessage) => void socket.write(writeFrame(message));
    const owner: SessionOwner = { onEvent: (session, event) => say({ kind: 'event', session, event }) };
    const reader = new FrameReader();
    this.#connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#connections.delete(socket);
      engine.abandon(owner);
    });
    socket.on('data', (chunk) => {
      try {
        for (const request of reader.read(chunk)) answer(handlers, owner, request, say);
      } catch (error) {
        log.warn('control.broken', { why: String(error) });
        socket.destroy();
      }
    });
    say({ kind: 'hello', engine: run, protocol: PROTOCOL });
  }
}

type Serving = { readonly engine: MediaEngine; readonly handlers: Handlers; readonly run: string; readonly log: Log };

function answer(
  handlers: Handlers,
  owner: SessionOwner,
  request: unknown,
  say: (message: ControlMessage) => void,
): void {
  if (!isControlRequest(request)) throw new Error('not a request');
  const { id } = request;
  perform(handlers, owner, request)
    .then((result) => say({ kind: 'done', id, result }))
    .catch((error: unknown) => {
      if (error instanceof MediaError) say({ kind: 'refused', id, code: error.code, detail: error.message });
      else say({ kind: 'fault', id, detail: String(error) });
    });
}

async function perform(handlers: Handlers, owner: SessionOwner, { method, params }: ControlRequest): Promise<unknown> {
  if (!Object.hasOwn(handlers, method)) throw new Error(`no method ${method}`);
  // The name picks the handler its parameters are for; both ends are built from one table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const handler = handlers[method as ControlMethod] as (given: unknown, owner: SessionOwner) => unknown;
  return handler(params, owner);
}

function makeHandlers(engine: MediaEngine, retire: () => void): Handlers {
  return {
    createSession: ({ session }, owner) => nothing(engine.create(session, owner)),
    adoptSession: ({ session }, owner) => engine.adopt(session, owner),
    sessions: () => engine.sessions(),
    health: () => engine.health(),
    metrics: () => engine.metrics(),
    drain: () => nothing(engine.drain()),
    retire: () => nothing(retire()),
    cpuTime: () => cpuMs(),
    offer: ({ session, leg, options }) => engine.inSession(session, (on) => on.offer(leg, options)),
    accept: ({ session, leg, sdp, options }) => engine.inSession(session, (on) => on.accept(leg, sdp, options)),
    complete: ({ session, leg, sdp }) => engine.inSession(session, (on) => nothing(on.complete(leg, sdp))),
    route: ({ session, leg, from }) => engine.inSession(session, (on) => nothing(on.route(leg, from))),
    play: ({ session, leg, source }) => engine.inSession(session, async (on) => nothing(await on.play(leg, source))),
    stopPlaying: ({ session, leg }) => engine.inSession(session, (on) => nothing(on.stopPlaying(leg))),
    sendDtmf: ({ session, leg, digits, by }) =>
      engine.inSession(session, (on) => nothing(on.sendDtmf(leg, digits, by))),
    record: ({ session, order }) => engine.inSession(session, (on) => on.record(order)),
    recordEnds: ({ session, ends }) => engine.inSession(session, (on) => nothing(on.recordEnds(ends))),
    pauseRecording: ({ session }) => engine.inSession(session, (on) => on.pauseRecording()),
    resumeRecording: ({ session }) => engine.inSession(session, (on) => on.resumeRecording()),
    stopRecording: ({ session }) => engine.inSession(session, async (on) => (await on.stopRecording()) ?? null),
    stats: ({ session }) => engine.inSession(session, (on) => on.stats()),
    removeLeg: ({ session, leg }) => engine.inSession(session, (on) => nothing(on.removeLeg(leg))),
    take: async ({ session, leg, from, as }) =>
      nothing(await engine.move({ session: from, leg }, { session, leg: as })),
    closeSession: async ({ session }) => (await engine.close(session)) ?? null,
  };
}

const nothing = (done: void): null => done ?? null;
