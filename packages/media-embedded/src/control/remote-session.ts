import {
  type AudioSource,
  type LegId,
  type LegOptions,
  type LegStats,
  MediaError,
  type MediaEvent,
  type RecordingEnds,
  type RecordingBegun,
  type RecordingMark,
  type RecordingOrder,
  type RecordingReport,
  type ReplacedSession,
  type SessionId,
} from '@wpm/media';
import type { ControlClient } from './control-client.ts';

/** Events that come before anybody listens (an adopted session's past); more than this nobody needs. */
const MAX_WAITING = 64;

/** A session of the engine as call control holds it. */
export class RemoteSession implements ReplacedSession {
  readonly id: SessionId;
  readonly #client: ControlClient;
  readonly #onClosed: () => void;
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  #waiting: MediaEvent[] = [];
  #closing: Promise<RecordingReport | undefined> | undefined;

  constructor(id: SessionId, client: ControlClient, onClosed: () => void) {
    this.id = id;
    this.#client = client;
    this.#onClosed = onClosed;
  }

  /** Hands an event of the engine to the listeners; the first to come gets what came before it. */
  emit(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event);
    if (this.#listeners.size === 0 && this.#waiting.length < MAX_WAITING) this.#waiting.push(event);
  }

  /** Its engine is gone. */
  lose(): void {
    this.emit({ kind: 'gone' });
  }

  async offer(leg: LegId, options: LegOptions): Promise<string> {
    return this.#open.call('offer', { session: this.id, leg, options });
  }

  async accept(leg: LegId, remoteOffer: string, options: LegOptions): Promise<string> {
    return this.#open.call('accept', { session: this.id, leg, sdp: remoteOffer, options });
  }

  async complete(leg: LegId, remoteAnswer: string): Promise<void> {
    await this.#open.call('complete', { session: this.id, leg, sdp: remoteAnswer });
  }

  async route(to: LegId, from: readonly LegId[]): Promise<void> {
    await this.#open.call('route', { session: this.id, leg: to, from });
  }

  async play(to: LegId, source: AudioSource): Promise<void> {
    await this.#open.call('play', { session: this.id, leg: to, source });
  }

  async stopPlaying(to: LegId): Promise<void> {
    await this.#open.call('stopPlaying', { session: this.id, leg: to });
  }

  async sendDtmf(to: LegId, digits: string, by?: 'tone'): Promise<void> {
    await this.#open.call('sendDtmf', { session: this.id, leg: to, digits, by });
  }

  async record(order: RecordingOrder): Promise<RecordingBegun> {
    return (await this.#open.call('record', { session: this.id, order })) ?? { ageMs: 0 };
  }

  async recordEnds(ends: RecordingEnds): Promise<void> {
    await this.#open.call('recordEnds', { session: this.id, ends });
  }

  async pauseRecording(): Promise<RecordingMark | undefined> {
    return (await this.#open.call('pauseRecording', { session: this.id })) ?? undefined;
  }

  async resumeRecording(): Promise<RecordingMark | undefined> {
    return (await this.#open.call('resumeRecording', { session: this.id })) ?? undefined;
  }

  async stopRecording(): Promise<RecordingReport | undefined> {
    return (await this.#open.call('stopRecording', { session: this.id })) ?? undefined;
  }

  async stats(): Promise<Readonly<Record<LegId, LegStats>>> {
    return this.#open.call('stats', { session: this.id });
  }

  async removeLeg(leg: LegId): Promise<void> {
    await this.#open.call('removeLeg', { session: this.id, leg });
  }

  async take(leg: LegId, from: SessionId, as: LegId): Promise<void> {
    await this.#open.call('take', { session: this.id, leg, from, as });
  }

  close(): Promise<RecordingReport | undefined> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  on(listener: (event: MediaEvent) => void): Disposable {
    this.#listeners.add(listener);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) listener(event);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** The way to the engine while the session is open. */
  get #open(): ControlClient {
    if (this.#closing) throw new MediaError('session/closed', { detail: this.id });
    return this.#client;
  }

  async #close(): Promise<RecordingReport | undefined> {
    try {
      return (await this.#client.call('closeSession', { session: this.id })) ?? undefined;
    } catch (error) {
      // Gone with its engine, or closed there by somebody else: it is closed, which is all that was asked.
      if (error instanceof MediaError && (error.code === 'engine/gone' || error.code === 'session/closed'))
        return undefined;
      throw error;
    } finally {
      this.#onClosed();
    }
  }
}
