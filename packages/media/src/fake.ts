import type { Asked, FakeVerb } from './fake-ledger.ts';
import { FakeMediaSession } from './fake-session.ts';
import {
  type MediaCapabilities,
  MediaError,
  type MediaErrorCode,
  type MediaHealth,
  type MediaPlane,
  type MediaSession,
  type ReplacedSession,
  type SessionId,
} from './media-plane.ts';

/** A media plane with no packets: for every test that is about the call, not the sound. */
export class FakeMediaPlane implements MediaPlane {
  /** Sessions that are open, by id. */
  readonly open = new Map<SessionId, FakeMediaSession>();
  /** Everything asked of any session, oldest first. */
  readonly asked: Asked[] = [];
  /** Tenants' files that can be played. */
  readonly files = new Set<string>();
  readonly #refusals = new Map<FakeVerb | 'createSession', MediaErrorCode[]>();
  readonly #replaced = new Map<SessionId, FakeMediaSession>();
  #draining = false;
  #gone = false;
  #diskFull = false;

  /** The next call of `verb` (of any session) fails with `code`; several are used up in turn. */
  refuseNext(verb: FakeVerb | 'createSession', code: MediaErrorCode): void {
    this.#refusals.set(verb, [...(this.#refusals.get(verb) ?? []), code]);
  }

  /** The engine dies: every session hears `gone` and is closed; until `revive` nothing can be reached. */
  die(): void {
    this.#gone = true;
    for (const session of this.open.values()) {
      session.lose();
    }
    this.open.clear();
  }

  /** Call control was restarted with another release, for which the engine makes way: its sessions are gone, and nobody was told. */
  replace(): void {
    for (const [id, session] of this.open) this.#replaced.set(id, session);
    this.open.clear();
  }

  /** The engine is back, without its sessions. */
  revive(): void {
    this.#gone = false;
  }

  /** The disk takes no recording any more, or takes them again; those that run hear it. */
  turnDisk(isFull: boolean): void {
    this.#diskFull = isFull;
    for (const session of this.open.values()) session.diskTurned(isFull);
  }

  capabilities(): MediaCapabilities {
    return { transcode: true, recording: 'live-stereo', mixing: true, moving: true };
  }

  async createSession(id: SessionId): Promise<MediaSession> {
    this.#reach();
    const refusal = this.#takeRefusal('createSession') ?? (this.#draining ? 'engine/full' : undefined);
    if (refusal) throw new MediaError(refusal);
    if (this.open.has(id)) throw new MediaError('session/exists', { detail: id });
    const session = new FakeMediaSession(id, {
      asked: this.asked,
      files: this.files,
      isDiskFull: () => this.#diskFull,
      takeRefusal: (verb) => this.#takeRefusal(verb),
      sessionOf: (other) => this.open.get(other),
      forget: (closed) => void this.open.delete(closed),
    });
    this.open.set(id, session);
    return session;
  }

  async adoptSession(id: SessionId): Promise<MediaSession | undefined> {
    this.#reach();
    const session = this.open.get(id);
    session?.adopted();
    return session;
  }

  replacedSession(id: SessionId): ReplacedSession | undefined {
    const session = this.#replaced.get(id);
    session?.adopted();
    this.#replaced.delete(id);
    return session;
  }

  async sessions(): Promise<readonly SessionId[]> {
    this.#reach();
    return [...this.open.keys()];
  }

  async health(): Promise<MediaHealth> {
    this.#reach();
    return { sessions: this.open.size, load: 0, draining: this.#draining };
  }

  async drain(): Promise<void> {
    this.#reach();
    this.#draining = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.open.clear();
  }

  #reach(): void {
    if (this.#gone) throw new MediaError('engine/gone');
  }

  #takeRefusal(verb: FakeVerb | 'createSession'): MediaErrorCode | undefined {
    return this.#refusals.get(verb)?.shift();
  }
}
