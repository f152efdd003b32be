import path from 'node:path';
import type { Clock, Instant } from '@wpm/kernel';
import { MediaError, type RecordingEnds, type RecordingOrder, type RecordingReport } from '@wpm/media';
import { ALAW_SILENCE } from '../codec/g711.ts';
import { RecordingFile, recordingPath } from './recording-file.ts';
import { type Channel, type RecordedPacket, RecordingTimeline } from './recording-timeline.ts';
import { repairRecording } from './repair-recording.ts';
import { SoundMeter } from './sound-meter.ts';
import { FRAMES_PER_MS, FRAME_BYTES, WAV_HEADER } from './wav-header.ts';

/** Twice a second: with the 300 ms that wait for late packets, a killed engine loses at most 0.8 s. */
const FLUSH_MS = 450;
/** Every other flush: data is on the disk, not only in the system's cache, once a second. */
const SYNC_MS = 900;

/** A call that waits longer for an engine has ended; a clock that was set must not fill the disk. */
const MOST_MISSING_MS = 60_000;

type Opened = { readonly file: string; readonly out: RecordingFile };

/** Who hears what becomes of a recording while it is made. */
export interface RecordingListener {
  /** The disk refused, once; the call goes on, what was written stays. */
  onFailed(why: string): void;
  /** Nothing was to be heard for as long as the order says. */
  onQuiet(): void;
}

/** Where recordings go. */
export interface RecordingGround {
  readonly clock: Clock;
  /** Absolute path of the recordings folder. */
  readonly folder: string;
}

/** The one recording of a call, from its first frame to its report. The disk never holds up a packet. */
export class Recording {
  readonly #id: string;
  #ends: RecordingEnds;
  readonly #file: string;
  readonly #out: RecordingFile;
  readonly #clock: Clock;
  readonly #timeline: RecordingTimeline;
  readonly #listener: RecordingListener;
  /** Absent where nobody wants to know. */
  readonly #meter: SoundMeter | undefined;
  #flushedAt: Instant;
  #syncedAt: Instant;
  #writing: Promise<void> | undefined;
  #state: 'running' | 'failed' | 'ended' = 'running';
  #report: Promise<RecordingReport> | undefined;

  private constructor(order: RecordingOrder, opened: Opened, clock: Clock, listener: RecordingListener) {
    this.#id = order.recordingId;
    this.#ends = order;
    this.#file = opened.file;
    this.#out = opened.out;
    this.#clock = clock;
    this.#listener = listener;
    this.#meter = order.quietAfterMs === undefined ? undefined : new SoundMeter(order.quietAfterMs);
    this.#flushedAt = clock.now();
    this.#syncedAt = clock.now();
    this.#timeline = new RecordingTimeline(clock.now());
  }

  /**
   * @throws MediaError `recording/failed`
   */
  static async start(order: RecordingOrder, ground: RecordingGround, listener: RecordingListener): Promise<Recording> {
    if (!/^[\w-]{1,64}$/.test(order.recordingId)) {
      throw new MediaError('recording/failed', { detail: 'a recording id is letters, digits and dashes' });
    }
    try {
      const { file, out } = (await continued(order, ground.folder)) ?? (await begun(order, ground.folder));
      return new Recording(order, { file, out }, ground.clock, listener);
    } catch (error) {
      throw new MediaError('recording/failed', { detail: reasonOf(error), cause: error });
    }
  }

  /** Who is on which channel now. */
  get ends(): RecordingEnds {
    return this.#ends;
  }

  /** One that the disk refused takes them and writes nothing. @throws MediaError `recording/failed` once it is over */
  turnTo(ends: RecordingEnds): void {
    this.#mustGoOn();
    this.#ends = ends;
  }

  /** From now on both channels are silent, and time goes on. @throws MediaError `recording/failed` once it is over */
  pause(): void {
    this.#mustGoOn();
    this.#timeline.pause(this.#clock.now());
  }

  /** @throws MediaError `recording/failed` once it is over */
  resume(): void {
    this.#mustGoOn();
    this.#timeline.resume(this.#clock.now());
  }

  put(channel: Channel, packet: RecordedPacket): void {
    if (this.#state === 'running') this.#timeline.put(channel, packet, this.#clock.now());
  }

  /** To be called a few times a second: hands what is complete to the disk, unless it is still busy with the last. */
  flush(): void {
    if (this.#state !== 'running') return;
    const now = this.#clock.now();
    if (this.#timeline.isOverrun(now)) return this.#fail('the disk is too slow');
    if (this.#writing || now - this.#flushedAt < FLUSH_MS) return;
    this.#flushedAt = now;
    const frames = this.#timeline.take(now, false);
    if (this.#meter?.heard(frames)) this.#listener.onQuiet();
    this.#writing = this.#append(frames, now)
      .catch((error: unknown) => this.#fail(reasonOf(error)))
      .finally(() => (this.#writing = undefined));
  }

  /** Writes the rest and closes the file. Asked again, it gives the same report. */
  finish(): Promise<RecordingReport> {
    this.#report ??= this.#finish();
    return this.#report;
  }

  #mustGoOn(): void {
    if (this.#state === 'ended') throw new MediaError('recording/failed', { detail: 'the recording is over' });
  }

  async #append(frames: Uint8Array, now: Instant): Promise<void> {
    if (frames.length > 0) await this.#out.append(frames);
    if (now - this.#syncedAt < SYNC_MS) return;
    this.#syncedAt = now;
    await this.#out.sync();
  }

  async #finish(): Promise<RecordingReport> {
    const running = this.#state === 'running';
    const rest = running ? this.#timeline.take(this.#clock.now(), true) : new Uint8Array(0);
    if (running) this.#state = 'ended';
    this.#meter?.heard(rest);
    await this.#writing;
    try {
      if (rest.length > 0) await this.#out.append(rest);
      await this.#out.trim();
      await this.#out.sync();
    } catch (error) {
      this.#listener.onFailed(reasonOf(error));
    }
    await this.#out.close().catch(() => undefined);
    const { frames } = this.#out;
    return {
      recordingId: this.#id,
      file: this.#file,
      durationMs: Math.floor(frames / FRAMES_PER_MS),
      bytes: WAV_HEADER + frames * FRAME_BYTES,
      ...(this.#meter && { soundMs: this.#meter.soundMs }),
    };
  }

  #fail(why: string): void {
    if (this.#state !== 'running') return;
    this.#state = 'failed';
    this.#listener.onFailed(why);
  }
}

async function begun({ recordingId }: RecordingOrder, folder: string): Promise<Opened> {
  const file = recordingPath(recordingId, new Date());
  return { file, out: await RecordingFile.create(path.join(folder, file)) };
}

/** The file another engine left, made whole, with silence up to now; undefined where it left none, or none is asked for. */
async function continued({ recordingId, continuesAtMs }: RecordingOrder, folder: string): Promise<Opened | undefined> {
  const left = continuesAtMs === undefined ? undefined : await repairRecording(folder, recordingId);
  if (!left || continuesAtMs === undefined) return undefined;
  const frames = (left.bytes - WAV_HEADER) / FRAME_BYTES;
  const out = await RecordingFile.reopen(path.join(folder, left.file), frames);
  const missing = Math.min(Math.round(continuesAtMs) * FRAMES_PER_MS - frames, MOST_MISSING_MS * FRAMES_PER_MS);
  if (missing > 0) await out.append(new Uint8Array(missing * FRAME_BYTES).fill(ALAW_SILENCE));
  return { file: left.file, out };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
