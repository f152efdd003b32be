import { statfs } from 'node:fs/promises';
import type { Clock, Instant } from '@wpm/kernel';
import {
  MediaError,
  type RecordingEnds,
  type RecordingGap,
  type RecordingMark,
  type RecordingOrder,
  type RecordingReport,
} from '@wpm/media';
import { ALAW_SILENCE } from '../codec/g711.ts';
import { type OpenedRecording, openRecording } from './open-recording.ts';
import type { RecordingFile } from './recording-file.ts';
import { type Channel, type RecordedPacket, RecordingTimeline } from './recording-timeline.ts';
import { SoundMeter } from './sound-meter.ts';
import { FRAMES_PER_MS, FRAME_BYTES, WAV_HEADER } from './wav-header.ts';

/** Twice a second: with the 300 ms that wait for late packets, a killed engine loses at most 0.8 s. */
const FLUSH_MS = 450;
/** Every other flush: data is on the disk, not only in the system's cache, once a second. */
const SYNC_MS = 900;

/** How often a disk that refused is asked again. */
const RETRY_MS = 1_000;
/** Room for a minute: with less a recording would go on only to break off again. */
const LEAST_ROOM_BYTES = 60_000 * FRAMES_PER_MS * FRAME_BYTES;
/** A second of silence. */
const SILENCE = new Uint8Array(1_000 * FRAMES_PER_MS * FRAME_BYTES).fill(ALAW_SILENCE);

type State =
  | { readonly kind: 'running' }
  /** The disk takes nothing; it is asked again at `tryAt`, and until then what is said is lost. */
  | { readonly kind: 'refused'; readonly why: string; readonly tryAt: Instant }
  | { readonly kind: 'ended' };

/** Who hears what becomes of a recording while it is made. */
export interface RecordingListener {
  /** The disk refuses, told once until it takes again; the call goes on, what was written stays. */
  onFailed(why: string): void;
  /** The disk takes again: the recording goes on, silent where it could not be written. */
  onRecovered(gap: RecordingGap): void;
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
  readonly #order: RecordingOrder;
  #ends: RecordingEnds;
  readonly #ground: RecordingGround;
  readonly #timeline: RecordingTimeline;
  readonly #listener: RecordingListener;
  /** Absent where nobody wants to know. */
  readonly #meter: SoundMeter | undefined;
  /** Undefined while the disk has not even taken its beginning. */
  #opened: OpenedRecording | undefined;
  #flushedAt: Instant;
  #syncedAt: Instant;
  #writing: Promise<void> | undefined;
  #state: State = { kind: 'running' };
  #report: Promise<RecordingReport | undefined> | undefined;

  private constructor(order: RecordingOrder, ground: RecordingGround, listener: RecordingListener) {
    this.#order = order;
    this.#ends = order;
    this.#ground = ground;
    this.#listener = listener;
    this.#meter = order.quietAfterMs === undefined ? undefined : new SoundMeter(order.quietAfterMs);
    this.#flushedAt = this.#now;
    this.#syncedAt = this.#now;
    this.#timeline = new RecordingTimeline(this.#now);
  }

  /**
   * @throws MediaError `recording/failed`
   */
  static async start(order: RecordingOrder, ground: RecordingGround, listener: RecordingListener): Promise<Recording> {
    if (!/^[\w-]{1,64}$/.test(order.recordingId)) {
      throw new MediaError('recording/failed', { detail: 'a recording id is letters, digits and dashes' });
    }
    const recording = new Recording(order, ground, listener);
    try {
      await recording.#catchUp();
    } catch (error) {
      if (!order.mayBeginLate || reasonOf(error) === 'EEXIST')
        throw new MediaError('recording/failed', { detail: reasonOf(error), cause: error });
      recording.#fail(reasonOf(error));
    }
    return recording;
  }

  /** How much of its time has passed, in milliseconds, whether the disk took it or not. */
  get ageMs(): number {
    return this.#now - this.#timeline.startedAt;
  }

  /** Who is on which channel now. */
  get ends(): RecordingEnds {
    return this.#ends;
  }

  /** Why nothing of it can be written now; undefined while it can. */
  get refusedWhy(): string | undefined {
    return this.#state.kind === 'refused' ? this.#state.why : undefined;
  }

  /** One that the disk refuses takes them, too. @throws MediaError `recording/failed` once it is over */
  turnTo(ends: RecordingEnds): void {
    this.#mustGoOn();
    this.#ends = ends;
  }

  /** From now on both channels are silent, and time goes on. @throws MediaError `recording/failed` once it is over */
  pause(): RecordingMark {
    this.#mustGoOn();
    const now = this.#now;
    this.#timeline.pause(now);
    return this.#markAt(now);
  }

  /** @throws MediaError `recording/failed` once it is over */
  resume(): RecordingMark {
    this.#mustGoOn();
    const now = this.#now;
    this.#timeline.resume(now);
    return this.#markAt(now);
  }

  put(channel: Channel, packet: RecordedPacket): void {
    if (this.#state.kind !== 'ended') this.#timeline.put(channel, packet, this.#now);
  }

  /** To be called a few times a second: hands what is complete to the disk, unless it is still busy with the last. */
  flush(): void {
    if (this.#state.kind === 'ended') return;
    const now = this.#now;
    if (this.#timeline.isOverrun(now)) {
      this.#fail('the disk is too slow');
      this.#passOver(now);
    }
    if (this.#writing || now - this.#flushedAt < FLUSH_MS) return;
    this.#flushedAt = now;
    if (this.#state.kind === 'running') this.#write(now);
    else this.#passOver(now);
    if (this.#state.kind === 'refused' && now >= this.#state.tryAt) this.#tryAgain();
  }

  /** Writes the rest and closes the file. Asked again, it gives the same report; undefined where the disk never took any of it. */
  finish(): Promise<RecordingReport | undefined> {
    this.#report ??= this.#finish();
    return this.#report;
  }

  get #now(): Instant {
    return this.#ground.clock.now();
  }

  #mustGoOn(): void {
    if (this.#state.kind === 'ended') throw new MediaError('recording/failed', { detail: 'the recording is over' });
  }

  #write(now: Instant): void {
    const frames = this.#timeline.take(now, false);
    this.#hear(frames);
    this.#busyWith(this.#append(frames, now).catch((error: unknown) => this.#fail(reasonOf(error))));
  }

  /** What cannot be written is lost, and its time goes on. Nobody is to be taken for heard meanwhile. */
  #passOver(now: Instant): void {
    this.#hear(this.#timeline.take(now, false).fill(ALAW_SILENCE));
  }

  #hear(frames: Uint8Array): void {
    if (this.#meter?.heard(frames)) this.#listener.onQuiet();
  }

  #tryAgain(): void {
    this.#busyWith(
      this.#recover().catch(() => {
        if (this.#state.kind === 'refused') this.#state = { ...this.#state, tryAt: this.#now + RETRY_MS };
      }),
    );
  }

  #busyWith(work: Promise<void>): void {
    this.#writing = work.finally(() => (this.#writing = undefined));
  }

  /** Rejects where it is too early for that. */
  async #recover(): Promise<void> {
    if (!(await hasRoom(this.#ground.folder))) throw new Error('no room');
    const gap = await this.#catchUp();
    if (this.#state.kind !== 'refused') return;
    this.#state = { kind: 'running' };
    this.#listener.onRecovered(gap);
  }

  /**
   * Brings the file to where its time is, by silence; one that is not there yet is made. Rejects with the system's error, and the
   * file then ends where it did. So it does where the recording ends meanwhile: at its end nothing is missing in between.
   */
  async #catchUp(): Promise<RecordingGap> {
    this.#opened ??= await openRecording(this.#order, this.#ground.folder);
    const { out } = this.#opened;
    const from = out.frames;
    try {
      while (this.#missing > 0 && this.#state.kind !== 'ended') {
        await out.append(SILENCE.subarray(0, this.#missing * FRAME_BYTES));
        if (this.#missing <= 0) await out.sync();
      }
    } catch (error) {
      await out.cutTo(from);
      throw error;
    }
    if (this.#state.kind === 'ended') await out.cutTo(from);
    return { fromMs: Math.floor(from / FRAMES_PER_MS), toMs: Math.ceil(out.frames / FRAMES_PER_MS) };
  }

  #markAt(now: Instant): RecordingMark {
    const base = this.#opened?.base ?? Math.round(this.#order.continuesAtMs ?? 0) * FRAMES_PER_MS;
    return { atMs: Math.round((base + this.#timeline.positionAt(now)) / FRAMES_PER_MS) };
  }

  /** Frames of the time that is over which the file has not. */
  get #missing(): number {
    return this.#opened ? this.#opened.base + this.#timeline.takenTo - this.#opened.out.frames : 0;
  }

  async #append(frames: Uint8Array, now: Instant): Promise<void> {
    const { out } = this.#opened ?? {};
    if (frames.length > 0) await out?.append(frames);
    if (now - this.#syncedAt < SYNC_MS) return;
    this.#syncedAt = now;
    await out?.sync();
  }

  async #finish(): Promise<RecordingReport | undefined> {
    const running = this.#state.kind === 'running';
    const rest = running ? this.#timeline.take(this.#now, true) : new Uint8Array(0);
    this.#state = { kind: 'ended' };
    this.#meter?.heard(rest);
    await this.#writing;
    if (!this.#opened) return undefined;
    const { file, out } = this.#opened;
    await this.#close(out, rest);
    const { frames } = out;
    return {
      recordingId: this.#order.recordingId,
      file,
      durationMs: Math.floor(frames / FRAMES_PER_MS),
      bytes: WAV_HEADER + frames * FRAME_BYTES,
      ...(this.#meter && { soundMs: this.#meter.soundMs }),
    };
  }

  async #close(out: RecordingFile, rest: Uint8Array): Promise<void> {
    try {
      if (rest.length > 0) await out.append(rest);
      await out.trim();
      await out.sync();
    } catch (error) {
      this.#listener.onFailed(reasonOf(error));
    }
    await out.close().catch(() => undefined);
  }

  #fail(why: string): void {
    if (this.#state.kind !== 'running') return;
    this.#state = { kind: 'refused', why, tryAt: this.#now + RETRY_MS };
    this.#listener.onFailed(why);
  }
}

/** A folder that cannot be looked at, or is not there, is tried. */
async function hasRoom(folder: string): Promise<boolean> {
  const disk = await statfs(folder).catch(() => undefined);
  return !disk || disk.bavail * disk.bsize >= LEAST_ROOM_BYTES;
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
