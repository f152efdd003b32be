import { type Socket, connect } from 'node:net';
import { assertNever } from '@wpm/kernel';
import { MediaError, type MediaEvent, type SessionId } from '@wpm/media';
import { FrameReader, writeFrame } from './frame.ts';
import {
  type ControlMessage,
  type ControlMethod,
  type ControlMethods,
  PROTOCOL,
  isControlMessage,
  isMediaErrorCode,
} from './protocol.ts';

const RETRY_MS = 200;

/** What a client tells its plane. */
export interface ControlListener {
  /** Connected, for the first time or again; `sameEngine`: the run of the engine that was there before. */
  onConnected(sameEngine: boolean): void;
  /**
   * The engine that was found is of another release: it is asked to make way, and is no connection meanwhile.
   * @param sessions what it has
   */
  onStranger(protocol: number, sessions: readonly SessionId[]): void;
  /** The engine there is now is of another release than the one there was, and than call control: which is what is left of before. */
  onOutdated(protocol: number): void;
  /** The engine process is not there: its sessions are lost. */
  onEngineGone(): void;
  onEvent(session: SessionId, event: MediaEvent): void;
}

type Pending = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };

/** One control connection to the engine. Lost, it is opened again until it is closed on purpose. */
export class ControlClient {
  readonly #socketPath: string;
  readonly #listener: ControlListener;
  readonly #pending = new Map<number, Pending>();
  #socket: Socket | undefined;
  #engine: string | undefined;
  #connected = false;
  #closed = false;
  #retry: NodeJS.Timeout | undefined;
  #nextId = 1;

  constructor(socketPath: string, listener: ControlListener) {
    this.#socketPath = socketPath;
    this.#listener = listener;
    this.#open();
  }

  /**
   * Asks the engine.
   * @throws MediaError as the engine refused, `engine/gone` if it cannot be reached or is lost meanwhile
   */
  async call<M extends ControlMethod>(
    method: M,
    params: ControlMethods[M]['params'],
  ): Promise<ControlMethods[M]['result']> {
    const socket = this.#socket;
    if (!socket || !this.#connected) throw new MediaError('engine/gone');
    return this.#ask(socket, method, params);
  }

  async #ask<M extends ControlMethod>(
    socket: Socket,
    method: M,
    params: ControlMethods[M]['params'],
  ): Promise<ControlMethods[M]['result']> {
    const id = this.#nextId++;
    const result = await new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      socket.write(writeFrame({ id, method, params }));
    });
    // The engine answers as its table of methods says; both ends are built from it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return result as ControlMethods[M]['result'];
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.destroy();
  }

  #open(): void {
    const reader = new FrameReader();
    const socket = connect(this.#socketPath);
    this.#socket = socket;
    socket.on('error', () => {
      // Nobody listens: the engine is dead, not just the connection.
      if (!this.#connected && !this.#closed) this.#listener.onEngineGone();
    });
    socket.on('close', () => this.#onClosed());
    socket.on('data', (chunk) => {
      try {
        for (const message of reader.read(chunk)) if (isControlMessage(message)) this.#onMessage(message);
      } catch {
        socket.destroy();
      }
    });
  }

  #onClosed(): void {
    const wasConnected = this.#connected;
    this.#connected = false;
    this.#socket = undefined;
    for (const { reject } of this.#pending.values()) reject(new MediaError('engine/gone'));
    this.#pending.clear();
    if (this.#closed) return;
    // A lost connection is tried again at once: only a refused one shows whether the engine still runs.
    this.#retry = setTimeout(() => this.#open(), wasConnected ? 0 : RETRY_MS);
  }

  #onMessage(message: ControlMessage): void {
    switch (message.kind) {
      case 'hello':
        return this.#onHello(message);
      case 'event':
        return this.#listener.onEvent(message.session, message.event);
      case 'done':
        return this.#settle(message.id)?.resolve(message.result);
      case 'refused': {
        const { code, detail } = message;
        const error = isMediaErrorCode(code) ? new MediaError(code, { detail }) : new Error(detail);
        return this.#settle(message.id)?.reject(error);
      }
      case 'fault':
        return this.#settle(message.id)?.reject(new Error(`the media engine failed: ${message.detail}`));
      default:
        return assertNever(message);
    }
  }

  #onHello({ engine, protocol = 1 }: Extract<ControlMessage, { kind: 'hello' }>): void {
    if (protocol !== PROTOCOL)
      return void (this.#engine === undefined ? this.#replace(protocol) : this.#listener.onOutdated(protocol));
    const sameEngine = this.#engine === engine;
    this.#engine = engine;
    this.#connected = true;
    this.#listener.onConnected(sameEngine);
  }

  /** Once it is gone, the next to answer is one of this release: the supervisor starts it from the files there are. */
  async #replace(protocol: number): Promise<void> {
    const socket = this.#socket;
    if (!socket) return;
    const sessions = await this.#ask(socket, 'sessions', {}).catch(() => []);
    this.#listener.onStranger(protocol, sessions);
    // That it is gone before it has answered is as good.
    await this.#ask(socket, 'retire', {}).catch(() => undefined);
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}
