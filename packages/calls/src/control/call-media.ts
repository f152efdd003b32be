import { type Instant, type Log, uuidV7 } from '@wpm/kernel';
import {
  type AudioSource,
  type Codec,
  type LegOptions,
  type LegTransport,
  type LegStats,
  MediaError,
  type MediaPlane,
  type MediaSession,
  type RecordingEnds,
  type RecordingMark,
  type RecordingReport,
  keyedProfileOf,
  readRemoteAudio,
} from '@wpm/media';
import type { LegId } from '../call/call.ts';
import type { Sound } from '../call/sound.ts';
import type { Service } from '../party.ts';
import type { LegMedia } from '../ports.ts';
import type { RecordingRecord } from '../record.ts';
import type { CallControlDeps } from './deps.ts';

/**
 * In the order we prefer them where nobody set another. Browsers: Opus, because mobile networks lose packets and it carries
 * what mends them (ADR 0016). Phones and trunks: A-law is Europe's, and the recording's own.
 */
const CODECS: Readonly<Record<LegOptions['transport'], readonly Codec[]>> = {
  webrtc: ['opus', 'PCMA', 'PCMU'],
  rtp: ['PCMA', 'PCMU'],
  srtp: ['PCMA', 'PCMU'],
  'srtp-or-rtp': ['PCMA', 'PCMU'],
};

/** What the media of a call needs of its surroundings. */
type CallMediaDeps = Pick<CallControlDeps, 'log' | 'browserCodecs'>;

/** The media of one call, in the words of call control. */
export class CallMedia {
  #session: MediaSession;
  readonly #log: Log;
  readonly #codecs: typeof CODECS;
  readonly #options = new Map<LegId, LegOptions>();

  constructor(session: MediaSession, { log, browserCodecs = CODECS.webrtc }: CallMediaDeps) {
    this.#session = session;
    this.#log = log;
    this.#codecs = { ...CODECS, webrtc: browserCodecs };
  }

  static async open(callId: string, deps: CallMediaDeps & { readonly media: MediaPlane }): Promise<CallMedia> {
    return new CallMedia(await deps.media.createSession(callId), deps);
  }

  get session(): MediaSession {
    return this.#session;
  }

  /** Goes on in an engine that knows nothing of the call yet; every leg is to be offered anew. @throws MediaError */
  async reopen(plane: MediaPlane): Promise<void> {
    this.#session = await plane.createSession(this.#session.id);
  }

  /** How a leg's packets travel and in which codecs, from the first offer to the last re-INVITE. */
  know(leg: LegId, { transport, codecs, digits, secured }: LegMedia): void {
    const options = { transport, codecs: codecs ?? this.#codecs[transport] };
    this.#options.set(leg, { ...options, ...(digits && { digits }), ...(secured && { secured }) });
  }

  /** As it was known, and whether it was SRTP lately where it may be either: the next engine is to offer no less. */
  optionsOf(leg: LegId): LegOptions {
    const options = this.#options.get(leg);
    // No default: an agent's leg must never fall back to plain RTP (trust 9).
    if (!options) throw new Error(`nobody said how the packets of ${leg} travel`);
    return options;
  }

  /** How its packets travel; undefined where it has none here. */
  transportOf(leg: LegId): LegTransport | undefined {
    return this.#options.get(leg)?.transport;
  }

  /** Our answer to their offer, or our offer where they asked for one by sending none. */
  async respondTo(leg: LegId, remote: string): Promise<string> {
    if (!remote) return this.offer(leg);
    const answer = await this.#session.accept(leg, remote, this.#freeOptionsOf(leg));
    this.#noteSecurity(leg, remote);
    return answer;
  }

  offer(leg: LegId): Promise<string> {
    return this.#session.offer(leg, this.optionsOf(leg));
  }

  async complete(leg: LegId, remote: string): Promise<void> {
    await this.#session.complete(leg, remote);
    this.#noteSecurity(leg, remote);
  }

  /** The caller hears our ringback until something better comes. */
  playRingback(): Promise<void> {
    return this.#session.play('caller', 'ringback');
  }

  async passEarlyMedia(from: LegId): Promise<void> {
    await this.#session.route('caller', [from]);
    await this.#session.stopPlaying('caller');
  }

  /** Early media whose leg is gone gives way to our ringback. */
  async ringOn(): Promise<void> {
    await this.#session.play('caller', 'ringback');
    await this.#session.route('caller', []);
  }

  /**
   * Everybody hears what they are to hear now; a recording that runs goes on with who is there.
   * @returns legs that hear music instead, because there is no such sound
   */
  async sound({ hearings, recording }: Sound, isRecorded: boolean): Promise<readonly LegId[]> {
    const unplayable: LegId[] = [];
    const asked = hearings.flatMap(({ leg, from, plays }) => [
      this.#session.route(leg, from),
      plays ? this.#play(leg, plays, unplayable) : this.#session.stopPlaying(leg),
    ]);
    await Promise.all([...asked, ...(isRecorded ? [this.#turnEnds(recording)] : [])]);
    return unplayable;
  }

  /** Something to be heard between what is played and goes on after it; a sound there is none of is left out. */
  async tell(leg: LegId, what: AudioSource): Promise<void> {
    try {
      await this.#session.play(leg, what);
    } catch (error) {
      if (!isUnknownSound(error)) throw error;
      this.#log.warn('media.no-such-sound', { leg, error: String(error) });
    }
  }

  /** What is offered to us may be plain, whatever it was before: that is the far end's to choose. */
  #freeOptionsOf(leg: LegId): LegOptions {
    const { secured: _secured, ...options } = this.optionsOf(leg);
    return options;
  }

  #noteSecurity(leg: LegId, sdp: string): void {
    const options = this.#freeOptionsOf(leg);
    if (options.transport !== 'srtp-or-rtp') return;
    const remote = readRemoteAudio(sdp, options);
    const secured = remote.ok ? keyedProfileOf(remote.value) : undefined;
    this.#options.set(leg, { ...options, ...(secured && { secured }) });
  }

  /** A tenant's sound that is not there must not cost a customer the call. */
  async #play(leg: LegId, what: AudioSource, unplayable: LegId[]): Promise<void> {
    try {
      await this.#session.play(leg, what);
    } catch (error) {
      if (!isUnknownSound(error)) throw error;
      this.#log.warn('media.no-such-sound', { leg, error: String(error) });
      unplayable.push(leg);
      await this.#session.play(leg, 'music');
    }
  }

  /** A recording that failed takes nobody's sound with it. */
  async #turnEnds(ends: RecordingEnds): Promise<void> {
    try {
      await this.#session.recordEnds(ends);
    } catch (error) {
      this.#log.error('recording.not-turned', { error: String(error) });
    }
  }

  /** Pauses the recording, or lets it go on. @returns where in the file, if the engine can say; `failed` where it cannot be told */
  async turnRecording(on: boolean): Promise<RecordingMark | undefined | 'failed'> {
    try {
      return await (on ? this.#session.resumeRecording() : this.#session.pauseRecording());
    } catch (error) {
      this.#log.error('recording.not-turned', { on, error: String(error) });
      return 'failed';
    }
  }

  /** Whether a phone's SDP says that it holds: it wants to hear nothing (RFC 3264 §8.4, also by `c=0.0.0.0`). */
  isOnHold(leg: LegId, sdp: string): boolean {
    const remote = readRemoteAudio(sdp, this.#freeOptionsOf(leg));
    return remote.ok && (remote.value.direction === 'sendonly' || remote.value.direction === 'inactive');
  }

  /** What was measured of every leg there is; nothing where the engine cannot say, and no call waits for that. */
  async measured(): Promise<Readonly<Partial<Record<LegId, LegStats>>>> {
    try {
      return await this.#session.stats();
    } catch (error) {
      this.#log.warn('media.not-measured', { error: String(error) });
      return {};
    }
  }

  /** The leg is no longer needed. */
  async remove(leg: LegId): Promise<void> {
    this.#options.delete(leg);
    await this.#session.removeLeg(leg);
  }

  /** Takes a leg of another call's media over, as it is. */
  async take(as: LegId, other: CallMedia, leg: LegId): Promise<void> {
    const options = other.optionsOf(leg);
    await this.#session.take(leg, other.session.id, as);
    other.#options.delete(leg);
    this.#options.set(as, options);
  }

  serve(service: Service): Promise<void> {
    return this.#session.play('caller', service);
  }

  /** Starts the call's recording, the agent left and the customer right (F39). A call is not refused for it. */
  async record(
    { recording: ends, quietAfterMs }: Sound,
    { clock, fillRandom }: Pick<CallControlDeps, 'clock' | 'fillRandom'>,
  ): Promise<RecordingRecord | null> {
    const askedAt = clock.now();
    const id = uuidV7(askedAt, fillRandom);
    try {
      // Who leaves a message is to know at once that nothing of it is kept.
      const wanted = quietAfterMs === undefined ? { mayBeginLate: true } : { quietAfterMs };
      const { ageMs } = await this.#session.record({ ...ends, ...wanted, recordingId: id });
      // A busy engine hears of it late, and makes the file slowly: pauses and gaps are told in the time of the file.
      const startedAt = Math.max(askedAt, clock.now() - ageMs);
      return { id, file: null, startedAt, durationMs: 0, bytes: 0, completeness: 0 };
    } catch (error) {
      this.#log.error('recording.not-started', { error: String(error) });
      return null;
    }
  }

  /** The recording goes on in its file, silent from where it broke off to now. A call is not ended for it. */
  async recordOn({ id, startedAt }: RecordingRecord, ends: RecordingEnds, now: Instant): Promise<void> {
    try {
      const continuesAtMs = Math.max(0, now - startedAt);
      await this.#session.record({ ...ends, recordingId: id, continuesAtMs, mayBeginLate: true });
    } catch (error) {
      this.#log.error('recording.not-continued', { recording: id, error: String(error) });
    }
  }

  /** Ends the recording while the call goes on. A call is not ended for one that cannot be ended. */
  async endRecording(): Promise<void> {
    try {
      await this.#session.stopRecording();
    } catch (error) {
      this.#log.error('recording.not-ended', { error: String(error) });
    }
  }

  /** Ends all media of the call; resolves with the report of its recording, if the engine lives to give one. */
  async close(): Promise<RecordingReport | undefined> {
    try {
      return await this.#session.close();
    } catch (error) {
      this.#log.error('media.not-closed', { error: String(error) });
      return undefined;
    }
  }
}

const isUnknownSound = (error: unknown): boolean => error instanceof MediaError && error.code === 'audio/unknown';

/** The recording as it lies on disk: as the engine reported it, or, after its death, as it left it. */
export async function finished(
  recording: RecordingRecord | null,
  report: RecordingReport | undefined,
  { recoverRecording, log }: Pick<CallControlDeps, 'recoverRecording' | 'log'>,
): Promise<RecordingRecord | null> {
  if (!recording) return null;
  try {
    const found = report ?? (await recoverRecording(recording.id));
    if (!found) return recording;
    const { file, durationMs, bytes, soundMs } = found;
    return { ...recording, file, durationMs, bytes, ...(soundMs !== undefined && { soundMs }) };
  } catch (error) {
    log.error('recording.not-recovered', { recording: recording.id, error: String(error) });
    return recording;
  }
}
