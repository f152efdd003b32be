import type { Instant } from '@wpm/kernel';
import {
  type AgreedFormat,
  CODEC_FORMATS,
  type Codec,
  type LegId,
  type LegStats,
  type MediaEvent,
  type PayloadFormat,
  type RemoteAudio,
} from '@wpm/media';
import type { Track } from '../audio/track.ts';
import { type DeskVoice, type SoundDesk, type Voices, areSameVoices } from '../desk/sound-desk.ts';
import type { MediaPath, PathListener } from '../path/media-path.ts';
import { type RtpHeader, readRtp } from '../rtp/rtp-packet.ts';
import { RtpReceiver, type RtpStream } from '../rtp/rtp-receiver.ts';
import type { PressedDigit } from './digit-hand-over.ts';
import type { LegGround, LegIdentity } from './leg-ground.ts';
import { ReceivableFormats } from './receivable-formats.ts';
import { type Arrived, LegOutput, canRelay, newIdentity } from './leg-output.ts';
import type { Paced } from './pacer.ts';
import { RtcpReporter } from './rtcp-reporter.ts';
import { LegDigits } from './leg-digits.ts';
import { DtmfReceiver } from './telephone-event.ts';
import { VoiceWatch } from './voice-watch.ts';

type Playing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'echo' }
  | { readonly kind: 'track'; readonly track: Track };

/** What a leg hears when nothing is played to it. */
type Route =
  | { readonly kind: 'silence' }
  | { readonly kind: 'relay' }
  | { readonly kind: 'mix'; readonly voices: Voices };

/** What a leg tells its session. */
export interface LegListener {
  onEvent(event: MediaEvent): void;
  /** It speaks another codec from this packet on. */
  onCodecChanged(): void;
  /** Sound or a digit of the far end, for whoever hears this leg. */
  onArrived(leg: Leg, arrived: Arrived): void;
}

/** The media of one far end: what it says is checked, counted and handed on; what it hears goes out as one stream. */
export class Leg implements PathListener, Paced {
  readonly output: LegOutput;
  readonly #ground: LegGround;
  #id: LegId;
  #listener: LegListener;
  readonly #receiver = new RtpReceiver();
  readonly #dtmfReceiver = new DtmfReceiver();
  readonly #digits: LegDigits;
  readonly #watch = new VoiceWatch();
  readonly #reporter: RtcpReporter;
  #path: MediaPath | undefined;
  #desk: SoundDesk;
  #voice: DeskVoice;
  #agreed: AgreedFormat | undefined;
  #spoken: Codec | undefined;
  #isDecoded = false;
  readonly #receivable = new ReceivableFormats();
  #playing: Playing = { kind: 'nothing' };
  #route: Route = { kind: 'silence' };

  constructor(id: LegId, ground: LegGround, listener: LegListener, { cname, digits }: LegIdentity) {
    this.#id = id;
    this.#ground = ground;
    this.#listener = listener;
    this.#desk = ground.desk;
    this.#voice = ground.desk.openVoice();
    this.output = new LegOutput(newIdentity(), ground, (packet, length, index) => {
      ground.counters.packetsSent += 1;
      this.#path?.sendRtp(packet, length, index);
    });
    this.#reporter = new RtcpReporter(ground.clock, cname, this.output, this.#receiver);
    const onDue = (due: PressedDigit) => this.#listener.onEvent({ kind: 'digit-due', leg: this.id, ...due });
    this.#digits = new LegDigits({ ...ground, output: this.output, onDue }, digits);
  }

  get id(): LegId {
    return this.#id;
  }

  /** What it says as sound, for whoever cannot take its packets. */
  get voice(): DeskVoice {
    return this.#voice;
  }

  /** It is a leg of another session from now on; its path and its stream go on. What it says as sound begins anew. */
  moveTo(id: LegId, listener: LegListener, desk: SoundDesk): void {
    this.#id = id;
    this.#listener = listener;
    if (desk === this.#desk) return;
    this.#desk = desk;
    this.#voice.close();
    this.#voice = desk.openVoice();
    this.output.moveTo(desk);
  }

  /** The way its packets travel; given once, right after the leg was made. */
  set path(path: MediaPath) {
    this.#path = path;
  }

  /** What our SDP says the far end may send. */
  set receivable(formats: readonly PayloadFormat[]) {
    this.#receivable.all = formats;
  }

  isReceivable(payloadType: number): boolean {
    return this.#receivable.of(payloadType) !== undefined;
  }

  /** What was agreed last; undefined before. */
  get agreed(): AgreedFormat | undefined {
    return this.#agreed;
  }

  /** What it speaks: any codec of our SDP that is in the far end's, changed without a word (RFC 3264 §7); before it spoke, what was agreed. */
  get spoken(): Codec | undefined {
    return this.#spoken ?? this.#agreed?.codec;
  }

  /** Whether somebody needs what it says as sound. */
  set isDecoded(wanted: boolean) {
    if (this.#isDecoded && !wanted) this.#voice.forget();
    this.#isDecoded = wanted;
  }

  /** Whether what it hears is to be decoded first. */
  get isMixed(): boolean {
    return this.#route.kind === 'mix';
  }

  /** What the far end's SDP says it wants to hear and whether it will speak. */
  agree(remote: RemoteAudio): void {
    const hears = remote.direction === 'sendrecv' || remote.direction === 'recvonly';
    const speaks = remote.direction === 'sendrecv' || remote.direction === 'sendonly';
    this.#agreed = remote;
    this.#digits.agreed = remote;
    this.output.format = hears ? remote : undefined;
    this.#watch.expect(speaks, this.#ground.clock.now());
  }

  /** @param what its own voice, or a track nobody else hears */
  play(what: Track | 'echo'): void {
    this.#playing = what === 'echo' ? { kind: 'echo' } : { kind: 'track', track: what };
    this.#updatePacing();
  }

  stopPlaying(): void {
    this.#playing = { kind: 'nothing' };
    this.#updatePacing();
  }

  /** Whom it hears from now on; to be said again when a codec changed. */
  hear(from: readonly Leg[]): void {
    const [first] = from;
    if (first === undefined) this.#route = { kind: 'silence' };
    else if (from.length === 1 && canRelay(first.spoken, this.#agreed?.codec)) this.#route = { kind: 'relay' };
    else this.#mix(from.map((leg) => leg.voice));
    this.#updatePacing();
  }

  /** @param by `tone`: as sound, whatever the leg's options say */
  sendDtmf(digits: string, by?: 'tone'): void {
    this.#digits.send(digits, by);
    this.#updatePacing();
  }

  /** Something another leg said that this one hears, if nothing is played to it. */
  onHeard(arrived: Arrived): void {
    if (this.#playing.kind !== 'nothing') return;
    if (this.#digits.hear(arrived)) return this.#updatePacing();
    if (this.#digits.isBusy) return;
    if (this.#route.kind === 'relay' || arrived.payload === 'telephone-event') this.output.relay(arrived);
  }

  onRtp(packet: Buffer, length: number): void {
    const header = readRtp(packet, length);
    const format = header && this.#receivable.of(header.payloadType);
    if (!header || !format) return;
    const now = this.#ground.clock.now();
    const stream = this.#receiver.receive(header);
    if (!stream) return;
    this.#ground.counters.packetsReceived += 1;
    const watched = this.#watch.onPacket(now);
    if (watched) this.#listener.onEvent({ kind: watched === 'first' ? 'connected' : 'heard', leg: this.id });
    const payload = format.encoding;
    const clockRate = payload === 'telephone-event' ? format.clockRate : CODEC_FORMATS[payload].clockRate;
    const digit = payload === 'telephone-event' ? this.#noteDigit(stream, header, packet) : undefined;
    const arrived: Arrived = { stream, header, packet, payload, clockRate, digit };
    if (payload !== 'telephone-event') this.#noteSound(payload, arrived, now);
    if (this.#playing.kind === 'echo' && !this.#digits.isBusy) this.output.relay(arrived);
    this.#listener.onArrived(this, arrived);
  }

  onRtcp(packet: Buffer, length: number): void {
    const told = this.#reporter.receive(packet, length);
    if (told) this.#listener.onEvent({ kind: told, leg: this.id });
  }

  onPathChanged(): void {
    this.#listener.onEvent({ kind: 'path-changed', leg: this.id });
  }

  onFailed(why: 'fingerprint' | 'dtls' | 'consent-expired'): void {
    this.#listener.onEvent({ kind: 'leg-failed', leg: this.id, why });
  }

  tick(frames: number, beat: number): void {
    if (!this.#digits.tick()) this.#sendFrame(frames, beat);
    if (this.#digits.isEmpty) this.#updatePacing();
  }

  /** To be called a few times a second: reports that are due, silence, timeouts of the path. */
  maintain(): void {
    const report = this.#reporter.due();
    if (report) this.#path?.sendRtcp(report.packet, report.length);
    const silent = this.#watch.due(this.#ground.clock.now());
    if (silent) this.#listener.onEvent({ kind: silent, leg: this.id });
    this.#digits.maintain();
    this.#path?.maintain();
  }

  stats(): LegStats {
    return {
      packetsSent: this.output.packets,
      packetsReceived: this.#receiver.received,
      packetsLost: this.#receiver.lost,
      jitterMs: this.#receiver.stream?.jitterMs ?? 0,
      rttMs: this.#reporter.rttMs,
      remoteLoss: this.#reporter.remoteLoss,
      remoteJitterMs: this.#reporter.remoteJitterMs,
      jitterOverallMs: this.#receiver.jitter.value,
      ...this.#reporter.overall,
      silentMs: this.#watch.silentMs(this.#ground.clock.now()),
      codec: this.#agreed?.codec ?? null,
      isEncrypted: this.#path?.isEncrypted ?? false,
    };
  }

  close(): void {
    const { packet, length } = this.#reporter.goodbye();
    this.#path?.sendRtcp(packet, length);
    this.#path?.close();
    this.#ground.pacer.remove(this);
    this.output.close();
    this.#voice.close();
  }

  #mix(voices: Voices): void {
    if (this.#route.kind === 'mix' && areSameVoices(this.#route.voices, voices)) return;
    this.#route = { kind: 'mix', voices };
  }

  #noteSound(codec: Codec, { stream, header, packet, clockRate }: Arrived, now: Instant): void {
    this.#receiver.measure(stream, { timestamp: header.timestamp, clockRate, now });
    if (codec !== this.spoken && stream.isNewest) {
      this.#spoken = codec;
      this.#listener.onCodecChanged();
    }
    if (!this.#isDecoded) return;
    const payload = packet.subarray(header.payloadStart, header.payloadEnd);
    this.#voice.push({ stream, timestamp: header.timestamp, codec, payload });
  }

  #noteDigit(stream: RtpStream, header: RtpHeader, packet: Buffer): string | undefined {
    const payload = packet.subarray(header.payloadStart, header.payloadEnd);
    const digit = this.#dtmfReceiver.receive(stream, header.timestamp, payload);
    if (digit !== undefined) this.#listener.onEvent({ kind: 'dtmf', leg: this.id, digit });
    return digit;
  }

  #sendFrame(frames: number, beat: number): void {
    const playing = this.#playing;
    if (playing.kind === 'track') {
      const frame = playing.track.next(frames);
      if (frame) this.output.frame(playing, frames, frame);
      else this.#finishPlaying();
    } else if (playing.kind === 'nothing' && this.#route.kind === 'mix') {
      const { voices } = this.#route;
      this.output.mix(voices, frames, { voices, beat });
    }
  }

  #finishPlaying(): void {
    this.stopPlaying();
    this.#listener.onEvent({ kind: 'played', leg: this.id });
  }

  #updatePacing(): void {
    const bySource = this.#playing.kind === 'track' || (this.#playing.kind === 'nothing' && this.#route.kind === 'mix');
    if (bySource || !this.#digits.isEmpty) this.#ground.pacer.add(this);
    else this.#ground.pacer.remove(this);
  }
}
