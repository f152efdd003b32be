import { type Log, silentLog } from '@wpm/kernel';
import {
  type MediaCapabilities,
  MediaError,
  type MediaHealth,
  type MediaPlane,
  type MediaSession,
  type ReplacedSession,
  type SessionId,
} from '@wpm/media';
import type { EngineMetrics } from '../engine/engine-counters.ts';
import { ControlClient } from './control-client.ts';
import { PROTOCOL } from './protocol.ts';
import { RemoteSession } from './remote-session.ts';

/** Where the engine listens, and how long to wait for it to come up. */
export interface ConnectOptions {
  readonly socketPath: string;
  /** 10,000 unless told; begins anew with an engine that has to make way first. */
  readonly timeoutMs?: number;
  readonly log?: Log;
  /** Another release's engine has taken the place of ours: call control is to be started anew, from the files it was started from. */
  readonly onOutdated?: () => void;
}

/**
 * The embedded engine as call control sees it. The connection comes back by itself: to the same engine with its sessions, to a
 * restarted one without (they get `gone`). Disposing it leaves the engine's calls running, to be adopted.
 */
export class EmbeddedMediaPlane implements MediaPlane {
  readonly #client: ControlClient;
  readonly #sessions = new Map<SessionId, RemoteSession>();
  readonly #log: Log;
  /** Of an engine that made way, and which nobody has asked for yet. */
  readonly #replaced = new Set<SessionId>();
  #patience: NodeJS.Timeout | undefined;
  readonly #ready: { readonly promise: Promise<void>; readonly resolve: () => void } = Promise.withResolvers();

  private constructor({ socketPath, log = silentLog, onOutdated = () => undefined }: ConnectOptions) {
    this.#log = log;
    this.#client = new ControlClient(socketPath, {
      onConnected: (sameEngine) => this.#onConnected(sameEngine),
      onStranger: (protocol, sessions) => this.#onStranger(protocol, sessions),
      onOutdated: (protocol) => {
        this.#log.error('media.newer-release', { speaks: protocol, wanted: PROTOCOL });
        onOutdated();
      },
      onEngineGone: () => this.#lose(),
      onEvent: (session, event) => this.#sessions.get(session)?.emit(event),
    });
  }

  /** @throws MediaError `engine/gone` if no engine answers in time */
  static async connect(options: ConnectOptions): Promise<EmbeddedMediaPlane> {
    const { socketPath, timeoutMs = 10_000 } = options;
    const plane = new EmbeddedMediaPlane(options);
    const late = new Promise<never>((_, reject) => {
      const tooLate = () => reject(new MediaError('engine/gone', { detail: socketPath }));
      plane.#patience = setTimeout(tooLate, timeoutMs);
    });
    try {
      await Promise.race([plane.#ready.promise, late]);
      return plane;
    } catch (error) {
      plane.#client.close();
      throw error;
    } finally {
      clearTimeout(plane.#patience);
    }
  }

  capabilities(): MediaCapabilities {
    return { transcode: true, recording: 'live-stereo', mixing: true, moving: true };
  }

  async createSession(id: SessionId): Promise<MediaSession> {
    await this.#client.call('createSession', { session: id });
    return this.#hold(id);
  }

  async adoptSession(id: SessionId): Promise<MediaSession | undefined> {
    // Held before the engine is asked: what it kept for us comes before its answer.
    const session = this.#sessions.get(id) ?? this.#hold(id);
    const adopted = await this.#client.call('adoptSession', { session: id });
    if (adopted) return session;
    this.#sessions.delete(id);
    return undefined;
  }

  replacedSession(id: SessionId): ReplacedSession | undefined {
    if (!this.#replaced.delete(id)) return undefined;
    return new RemoteSession(id, this.#client, () => undefined);
  }

  async sessions(): Promise<readonly SessionId[]> {
    return this.#client.call('sessions', {});
  }

  async health(): Promise<MediaHealth> {
    return this.#client.call('health', {});
  }

  /** For `/metrics`. */
  async metrics(): Promise<EngineMetrics> {
    return this.#client.call('metrics', {});
  }

  async drain(): Promise<void> {
    await this.#client.call('drain', {});
  }

  /** CPU time the engine has used since it started, in milliseconds: for benchmarks. */
  async cpuTimeMs(): Promise<number> {
    return this.#client.call('cpuTime', {});
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.close();
  }

  #hold(id: SessionId): RemoteSession {
    const session = new RemoteSession(id, this.#client, () => {
      if (this.#sessions.get(id) === session) this.#sessions.delete(id);
    });
    this.#sessions.set(id, session);
    return session;
  }

  #onConnected(sameEngine: boolean): void {
    this.#ready.resolve();
    if (!sameEngine) return this.#lose();
    for (const id of this.#sessions.keys()) void this.#readopt(id);
  }

  #onStranger(protocol: number, sessions: readonly SessionId[]): void {
    this.#patience?.refresh();
    for (const id of sessions) this.#replaced.add(id);
    const does = 'it makes way for one of this release, in which its calls go on';
    this.#log.warn('media.other-release', { speaks: protocol, wanted: PROTOCOL, sessions: sessions.length, does });
  }

  async #readopt(id: SessionId): Promise<void> {
    const adopted = await this.#client.call('adoptSession', { session: id }).catch(() => true);
    if (!adopted) this.#loseOne(id);
  }

  #lose(): void {
    for (const id of this.#sessions.keys()) this.#loseOne(id);
  }

  #loseOne(id: SessionId): void {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    session?.lose();
  }
}
