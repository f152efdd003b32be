import { type Socket, connect } from 'node:net';
import { assertNever } from '@wpm/kernel';
import { MediaError, type MediaEvent, type SessionId } from '@wpm/media';
import { FrameReader, writeFrame } from './frame.ts';
import {
  type ControlMessage,
  type ControlMethod,
  type ControlMethods,
  isControlMessage,
  isMediaErrorCode,
} from './protocol.ts';

const RETRY_MS = 200;

/** What a client tells its plane. */
export interface ControlListener {
  /** Connected, for the first time or again; `sameEngine`: the run of the engine that was there before. */
  onConnected(sameEngine: boolean): void;
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
      case 'hello': {
        const sameEngine = this.#engine === message.engine;
        this.#engine = message.engine;
        this.#connected = true;
        return this.#listener.onConnected(sameEngine);
      }
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

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }
}
