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
  type RemoteAudio,
  type SessionId,
  readRemoteAudio,
} from '@wpm/media';
import type { Arrived } from '../leg/leg-output.ts';
import type { Leg, LegListener } from '../leg/leg.ts';
import { isDialable } from '../leg/telephone-event.ts';
import { Recording, type RecordingGround } from '../recording/recording.ts';
import { isLaw } from '../codec/g711.ts';
import { RecordingTaps } from './recording-tap.ts';
import { CHANNEL } from '../recording/recording-timeline.ts';
import { familyOf } from '../net/transport-address.ts';
import type { DeskPlace } from '../desk/sound-desks.ts';
import { type EngineGround, LegEnd } from './leg-end.ts';

/** What the sessions of an engine share. */
export type SessionGround = Omit<EngineGround, 'desk'> & RecordingGround;

/** The media of one call inside the engine. Requests are to be made one after the other. */
export class EngineSession implements LegListener {
  readonly id: SessionId;
  readonly #ground: EngineGround & RecordingGround;
  readonly #place: DeskPlace;
  readonly #onEvent: (event: MediaEvent) => void;
  readonly #ends = new Map<LegId, LegEnd>();
  readonly #routes = new Map<LegId, readonly LegId[]>();
  /** The routes the other way round: who hears a leg. Looked up for every packet. */
  #heardBy: ReadonlyMap<LegId, readonly Leg[]> = new Map();
  #recording: Recording | undefined;
  readonly #taps: RecordingTaps;

  /** @param place where its sound is made; given back when it is closed */
  constructor(id: SessionId, ground: SessionGround, place: DeskPlace, onEvent: (event: MediaEvent) => void) {
    this.id = id;
    this.#place = place;
    this.#ground = { ...ground, desk: place.desk };
    this.#onEvent = onEvent;
    this.#taps = new RecordingTaps(this.#ground);
  }

  get legs(): number {
    return this.#ends.size;
  }

  get isRecording(): boolean {
    return this.#recording !== undefined;
  }

  /** Why its recording cannot be written now; undefined while it can, or there is none. */
  get recordingRefusedWhy(): string | undefined {
    return this.#recording?.refusedWhy;
  }

  async offer(id: LegId, options: LegOptions): Promise<string> {
    const end = this.#ends.get(id) ?? (await this.#open(id, options));
    return end.offer();
  }

  async accept(id: LegId, offer: string, options: LegOptions): Promise<string> {
    const known = this.#ends.get(id);
    const remote = read(offer, known ? { ...options, transport: known.options.transport } : options, 'offer');
    const end = known ?? (await this.#open(id, { ...options, ...familyIn(remote) }));
    const answer = end.accept(remote);
    this.#turnRoutes();
    return answer;
  }

  complete(id: LegId, answer: string): void {
    const end = this.#end(id);
    end.complete(read(answer, end.options, 'answer'));
    this.#turnRoutes();
  }

  route(to: LegId, from: readonly LegId[]): void {
    this.#end(to);
    for (const source of from) this.#end(source);
    this.#routes.set(to, [...new Set(from)]);
    this.#turnRoutes();
  }

  /** @throws MediaError `audio/unknown` */
  async play(to: LegId, source: AudioSource): Promise<void> {
    this.#end(to);
    const sound = source === 'echo' ? source : await this.#ground.sounds.trackOf(source);
    this.#end(to).leg.play(sound);
  }

  stopPlaying(to: LegId): void {
    this.#end(to).leg.stopPlaying();
  }

  /** @throws RangeError for what is no digit */
  sendDtmf(to: LegId, digits: string, by?: 'tone'): void {
    if (!isDialable(digits)) throw new RangeError('digits are 0-9*#A-D');
    this.#end(to).leg.sendDtmf(digits, by);
  }

  async record(order: RecordingOrder): Promise<RecordingBegun> {
    this.#known(order);
    if (this.#recording) throw new MediaError('recording/failed', { detail: 'the call already has its recording' });
    this.#recording = await Recording.start(order, this.#ground, {
      onFailed: (why) => this.#onEvent({ kind: 'recording-failed', why }),
      onRecovered: (gap) => this.#onEvent({ kind: 'recording-recovered', gap }),
      onQuiet: () => this.#onEvent({ kind: 'quiet' }),
    });
    this.#turnRoutes();
    return { ageMs: this.#recording.ageMs };
  }

  recordEnds(ends: RecordingEnds): void {
    this.#known(ends);
    this.#running().turnTo(ends);
    this.#turnRoutes();
  }

  pauseRecording(): RecordingMark {
    return this.#running().pause();
  }

  resumeRecording(): RecordingMark {
    return this.#running().resume();
  }

  async stopRecording(): Promise<RecordingReport | undefined> {
    this.#taps.close();
    return this.#recording?.finish();
  }

  stats(): Record<LegId, LegStats> {
    return Object.fromEntries([...this.#ends].map(([id, { leg }]) => [id, leg.stats()]));
  }

  removeLeg(id: LegId): void {
    this.#ends.get(id)?.leg.close();
    this.#forget(id);
  }

  /** Lets a leg go to another session as it is. @throws MediaError `leg/unknown` */
  release(id: LegId): LegEnd {
    const end = this.#end(id);
    this.#forget(id);
    end.leg.stopPlaying();
    end.leg.hear([]);
    end.leg.isDecoded = false;
    return end;
  }

  has(id: LegId): boolean {
    return this.#ends.has(id);
  }

  /** Takes a leg another session has released. */
  adopt(id: LegId, end: LegEnd): void {
    end.leg.moveTo(id, this, this.#ground.desk);
    this.#ends.set(id, end);
    this.#turnRoutes();
  }

  #forget(id: LegId): void {
    this.#ends.delete(id);
    this.#routes.delete(id);
    for (const [to, from] of this.#routes) {
      if (from.includes(id))
        this.#routes.set(
          to,
          from.filter((source) => source !== id),
        );
    }
    this.#turnRoutes();
  }

  async close(): Promise<RecordingReport | undefined> {
    for (const id of this.#ends.keys()) this.removeLeg(id);
    this.#place[Symbol.dispose]();
    return this.stopRecording();
  }

  /** To be called a few times a second. */
  maintain(): void {
    for (const { leg } of this.#ends.values()) leg.maintain();
    this.#recording?.flush();
  }

  onEvent(event: MediaEvent): void {
    this.#onEvent(event);
  }

  onCodecChanged(): void {
    this.#turnRoutes();
  }

  onArrived(leg: Leg, arrived: Arrived): void {
    const listeners = this.#heardBy.get(leg.id);
    if (listeners) for (const listener of listeners) listener.onHeard(arrived);
    this.#record(leg, arrived);
  }

  #record(leg: Leg, { stream, header, packet, payload }: Arrived): void {
    if (!this.#recording || !isLaw(payload)) return;
    const channel = this.#taps.channelOf(leg);
    if (channel === undefined) return;
    this.#recording.put(channel, {
      stream,
      timestamp: header.timestamp,
      codec: payload,
      payload: packet.subarray(header.payloadStart, header.payloadEnd),
    });
  }

  async #open(id: LegId, options: LegOptions): Promise<LegEnd> {
    const end = await LegEnd.open(id, options, this.#ground, this);
    this.#ends.set(id, end);
    return end;
  }

  #running(): Recording {
    if (this.#recording) return this.#recording;
    throw new MediaError('recording/failed', { detail: 'no recording runs' });
  }

  #known({ agent, customer }: RecordingEnds): void {
    for (const end of [...agent, ...customer]) this.#end(end);
  }

  #end(id: LegId): LegEnd {
    const end = this.#ends.get(id);
    if (!end) throw new MediaError('leg/unknown', { detail: id });
    return end;
  }

  /** Says to every leg whom it hears; to be called when a route, a codec or the recording changed. */
  #turnRoutes(): void {
    const heardBy = new Map<LegId, Leg[]>();
    const decoded = new Set<Leg>();
    for (const [to, from] of this.#routes) {
      const { leg } = this.#end(to);
      const sources = from.map((source) => this.#end(source).leg);
      leg.hear(sources);
      for (const source of sources) {
        heardBy.set(source.id, [...(heardBy.get(source.id) ?? []), leg]);
        if (leg.isMixed) decoded.add(source);
      }
    }
    this.#heardBy = heardBy;
    for (const leg of this.#tapped()) decoded.add(leg);
    for (const { leg } of this.#ends.values()) leg.isDecoded = decoded.has(leg);
  }

  /** The legs that are recorded as they sound. */
  #tapped(): Leg[] {
    const recording = this.#recording;
    if (!recording) return [];
    const { agent, customer } = recording.ends;
    const there = (ends: readonly LegId[]) => ends.flatMap((id) => this.#ends.get(id)?.leg ?? []);
    this.#taps.turn(CHANNEL.agent, there(agent), recording);
    this.#taps.turn(CHANNEL.customer, there(customer), recording);
    return this.#taps.legs;
  }
}

/** A plain far end of one family cannot send to the other. */
function familyIn({ path }: RemoteAudio): Pick<LegOptions, 'family'> {
  return path.kind === 'rtp' ? { family: familyOf(path.address) } : {};
}

function read(sdp: string, options: LegOptions, as: 'offer' | 'answer'): RemoteAudio {
  const remote = readRemoteAudio(sdp, options, as);
  if (!remote.ok) throw new MediaError(remote.error.code, { detail: remote.error.detail });
  const { path } = remote.value;
  // RFC 5763 §5: who is left the choice, and every browser is, becomes the client. We are the server, always.
  if (path.kind === 'webrtc' && path.setup === 'passive') {
    throw new MediaError('sdp/not-secure', { detail: 'a=setup:passive: the far end must be the DTLS client' });
  }
  return remote.value;
}
