import { answerDirection } from '@wpm/sdp';
import { answeredFormats, offeredFormats } from './codec.ts';
import type { FakeLeg, FakeLedger, FakeVerb } from './fake-ledger.ts';
import { fakePathOf, isEncrypted } from './fake-path.ts';
import { NO_STATS } from './fake-stats.ts';
import { type LocalAudio, describeAudio } from './local-audio.ts';
import { type AudioSource, stepsOf } from './audio-source.ts';
import {
  type LegId,
  type LegOptions,
  type LegStats,
  MediaError,
  type MediaEvent,
  type ReplacedSession,
  type RecordingEnds,
  type RecordingMark,
  type RecordingBegun,
  type RecordingOrder,
  type RecordingReport,
  type SessionId,
} from './media-plane.ts';
import { type RemoteAudio, readRemoteAudio } from './remote-audio.ts';

/** A session without packets: its legs say what call control asked, `emit` plays the engine's part. */
export class FakeMediaSession implements ReplacedSession {
  readonly id: SessionId;
  readonly legs = new Map<LegId, FakeLeg>();
  /** The recording that runs or ran, with the ends it has now. */
  recording: RecordingOrder | undefined;
  isPaused = false;
  /** How long the recording is said to be. */
  recordedMs = 0;
  /** When a pause begins or ends, as it says; it cannot say unless told. */
  mark: RecordingMark | undefined;
  /** What a test says was measured of a leg. */
  readonly measured = new Map<LegId, Partial<LegStats>>();
  closed = false;
  readonly #ledger: FakeLedger<FakeMediaSession>;
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  /** Since when of the recording the disk takes nothing; undefined while it does. */
  #refusedAt: number | undefined;
  /** For the first who listens once it is adopted. */
  #untold: readonly MediaEvent[] = [];
  #report: RecordingReport | undefined;

  constructor(id: SessionId, ledger: FakeLedger<FakeMediaSession>) {
    this.id = id;
    this.#ledger = ledger;
  }

  /** Tells the listeners what a real engine would. */
  emit(event: MediaEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The engine that held the session died: nobody is left to report of its recording. */
  lose(): void {
    this.closed = true;
    this.recording = undefined;
    this.emit({ kind: 'gone' });
  }

  async offer(leg: LegId, options: LegOptions): Promise<string> {
    this.#ask('offer', leg, options);
    const known = this.legs.get(leg);
    const next = this.#set(leg, { options, version: (known?.version ?? 0) + 1 });
    return describeAudio({
      ...this.#local(leg, next),
      formats: offeredFormats(options.codecs),
      direction: 'sendrecv',
    });
  }

  async accept(leg: LegId, remoteOffer: string, options: LegOptions): Promise<string> {
    this.#ask('accept', leg, remoteOffer, options);
    const remote = this.#read(remoteOffer, options, 'offer');
    const next = this.#set(leg, { options, remote, version: (this.legs.get(leg)?.version ?? 0) + 1 });
    const direction = answerDirection(remote.direction);
    return describeAudio({ ...this.#local(leg, next), formats: answeredFormats(remote), direction }, remote);
  }

  async complete(leg: LegId, remoteAnswer: string): Promise<void> {
    this.#ask('complete', leg, remoteAnswer);
    this.#set(leg, { remote: this.#read(remoteAnswer, this.#leg(leg).options, 'answer') });
  }

  async route(to: LegId, from: readonly LegId[]): Promise<void> {
    this.#ask('route', to, from);
    for (const source of from) this.#leg(source);
    this.#leg(to);
    this.#set(to, { hears: from });
  }

  async play(to: LegId, source: AudioSource): Promise<void> {
    this.#ask('play', to, source);
    this.#leg(to);
    if (source !== 'echo') this.#knownSounds(source);
    this.#set(to, { playing: source });
  }

  /** What is played to the leg comes to its end. */
  finishPlaying(to: LegId): void {
    this.#set(to, { playing: undefined });
    this.emit({ kind: 'played', leg: to });
  }

  async stopPlaying(to: LegId): Promise<void> {
    this.#ask('stopPlaying', to);
    this.#leg(to);
    this.#set(to, { playing: undefined });
  }

  async sendDtmf(to: LegId, digits: string, by?: 'tone'): Promise<void> {
    this.#ask('sendDtmf', to, digits, ...(by ? [by] : []));
    const { options, remote, dtmfSent } = this.#leg(to);
    if (by !== 'tone' && options.digits === 'signalling' && remote && !remote.dtmf)
      for (const digit of digits) this.emit({ kind: 'digit-due', leg: to, digit, ms: 100 });
    else this.#set(to, { dtmfSent: dtmfSent + digits });
  }

  async record(recording: RecordingOrder): Promise<RecordingBegun> {
    this.#ask('record', recording);
    this.#known(recording);
    if (this.recording) throw new MediaError('recording/failed', { detail: 'the call already has its recording' });
    if (this.#ledger.isDiskFull() && !recording.mayBeginLate)
      throw new MediaError('recording/failed', { detail: 'ENOSPC' });
    this.recording = recording;
    if (this.#ledger.isDiskFull()) this.diskTurned(true);
    return { ageMs: 0 };
  }

  /** The disk takes nothing of the recording any more, or takes it again. */
  diskTurned(isFull: boolean): void {
    if (!this.recording || this.#report || isFull === (this.#refusedAt !== undefined)) return;
    const fromMs = this.#refusedAt ?? this.recordedMs;
    this.#refusedAt = isFull ? fromMs : undefined;
    if (isFull) this.emit({ kind: 'recording-failed', why: 'ENOSPC' });
    else this.emit({ kind: 'recording-recovered', gap: { fromMs, toMs: this.recordedMs } });
  }

  /** Call control was restarted: the one before hears nothing any more. */
  adopted(): void {
    this.#listeners.clear();
    if (this.#refusedAt !== undefined) this.#untold = [{ kind: 'recording-failed', why: 'ENOSPC' }];
  }

  async recordEnds(ends: RecordingEnds): Promise<void> {
    this.#ask('recordEnds', ends);
    this.#known(ends);
    this.recording = { ...this.#running(), ...ends };
  }

  async pauseRecording(): Promise<RecordingMark | undefined> {
    this.#ask('pauseRecording');
    this.#running();
    this.isPaused = true;
    return this.mark;
  }

  async resumeRecording(): Promise<RecordingMark | undefined> {
    this.#ask('resumeRecording');
    this.#running();
    this.isPaused = false;
    return this.mark;
  }

  async stopRecording(): Promise<RecordingReport | undefined> {
    this.#ask('stopRecording');
    return this.#finishRecording();
  }

  async stats(): Promise<Readonly<Record<LegId, LegStats>>> {
    this.#ask('stats');
    return Object.fromEntries(
      [...this.legs].map(([id, leg]) => [
        id,
        {
          ...NO_STATS,
          codec: leg.remote?.codec ?? null,
          isEncrypted: isEncrypted(leg.remote),
          ...this.measured.get(id),
        },
      ]),
    );
  }

  async removeLeg(leg: LegId): Promise<void> {
    this.#ask('removeLeg', leg);
    this.#drop(leg);
  }

  async take(leg: LegId, from: SessionId, as: LegId): Promise<void> {
    this.#ask('take', leg, from, as);
    const source = this.#ledger.sessionOf(from);
    if (!source || this.legs.has(as)) throw new MediaError(source ? 'leg/exists' : 'session/closed');
    this.legs.set(as, { ...source.#leg(leg), hears: [], playing: undefined });
    source.#drop(leg);
  }

  async close(): Promise<RecordingReport | undefined> {
    if (!this.closed) this.#ask('close');
    this.closed = true;
    this.legs.clear();
    this.#ledger.forget(this.id);
    return this.#finishRecording();
  }

  on(listener: (event: MediaEvent) => void): Disposable {
    this.#listeners.add(listener);
    for (const event of this.#untold) listener(event);
    this.#untold = [];
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  #ask(verb: FakeVerb, ...args: unknown[]): void {
    this.#ledger.asked.push({ session: this.id, verb, with: args });
    if (this.closed) throw new MediaError('session/closed');
    const refusal = this.#ledger.takeRefusal(verb);
    if (refusal) throw new MediaError(refusal, { detail: 'as the test wanted' });
  }

  #leg(id: LegId): FakeLeg {
    const leg = this.legs.get(id);
    if (!leg) throw new MediaError('leg/unknown', { detail: id });
    return leg;
  }

  #drop(leg: LegId): void {
    this.legs.delete(leg);
    for (const [id, other] of this.legs) this.#set(id, { hears: other.hears.filter((source) => source !== leg) });
  }

  #knownSounds(source: Exclude<AudioSource, 'echo'>): void {
    for (const step of stepsOf(source).steps) {
      if ('file' in step && !this.#ledger.files.has(step.file)) throw new MediaError('audio/unknown');
    }
  }

  #running(): RecordingOrder {
    if (!this.recording || this.#report) throw new MediaError('recording/failed', { detail: 'no recording runs' });
    return this.recording;
  }

  #known({ agent, customer }: RecordingEnds): void {
    for (const end of [...agent, ...customer]) this.#leg(end);
  }

  #set(id: LegId, change: Partial<FakeLeg> & Pick<FakeLeg, 'options'>): FakeLeg;
  #set(id: LegId, change: Partial<FakeLeg>): FakeLeg;
  #set(id: LegId, change: Partial<FakeLeg>): FakeLeg {
    const known = this.legs.get(id) ?? NEW_LEG;
    const next = { ...known, ...change };
    this.legs.set(id, next);
    return next;
  }

  #read(sdp: string, options: LegOptions, as: 'offer' | 'answer'): RemoteAudio {
    const remote = readRemoteAudio(sdp, options, as);
    if (!remote.ok) throw new MediaError(remote.error.code, { detail: remote.error.detail });
    return remote.value;
  }

  #local(id: LegId, { options, remote, version }: FakeLeg): Omit<LocalAudio, 'formats' | 'direction'> {
    const place = [...this.legs.keys()].indexOf(id);
    return {
      sessionId: String(1 + place),
      version,
      address: '127.0.0.1',
      port: 20_000 + 2 * place,
      ssrc: 1 + place,
      cname: this.id,
      path: fakePathOf(options, remote),
    };
  }

  #finishRecording(): RecordingReport | undefined {
    const recordingId = this.recording?.recordingId;
    if (recordingId === undefined) return undefined;
    this.#report ??= { recordingId, file: `${recordingId}.wav`, durationMs: this.recordedMs, bytes: 58 };
    return this.#report;
  }
}

const NEW_LEG: FakeLeg = {
  options: { transport: 'rtp', codecs: [] },
  remote: undefined,
  version: 0,
  hears: [],
  playing: undefined,
  dtmfSent: '',
};
