import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '@wpm/kernel';
import type { AudioSource, Codec, LegId, LegStats, MediaEvent, PayloadFormat, RemoteAudio } from '@wpm/media';
import type { Loop, SoundLibrary } from '../audio/loop.ts';
import { FRAME } from '../audio/loop.ts';
import type { MediaPath, PathListener } from '../path/media-path.ts';
import { readRtp } from '../rtp/rtp-packet.ts';
import { RtpReceiver } from '../rtp/rtp-receiver.ts';
import { type Arrived, LegOutput } from './leg-output.ts';
import { Mixer } from './mixer.ts';
import type { Paced, Pacer } from './pacer.ts';
import { RtcpReporter } from './rtcp-reporter.ts';
import { DtmfReceiver, DtmfSender, type DtmfStep } from './telephone-event.ts';
import { VoiceWatch } from './voice-watch.ts';

/** What a leg needs of its surroundings. */
export interface LegGround {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly sounds: SoundLibrary;
}

/** What a leg tells its session. */
export interface LegListener {
  onEvent(event: MediaEvent): void;
  /** Sound or a digit of the far end, for whoever hears this leg. */
  onArrived(leg: Leg, arrived: Arrived): void;
}

type Playing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'echo' }
  | { readonly kind: 'loop'; readonly loop: Loop; position: number };

/** What a leg hears when nothing is played to it. */
type Route =
  | { readonly kind: 'silence' }
  | { readonly kind: 'relay'; readonly from: LegId }
  | { readonly kind: 'mix'; readonly mixer: Mixer };

/** The media of one far end: what it says is checked, counted and handed on; what it hears goes out as one stream. */
export class Leg implements PathListener, Paced {
  readonly id: LegId;
  readonly output: LegOutput;
  readonly #ground: LegGround;
  readonly #listener: LegListener;
  readonly #receiver = new RtpReceiver();
  readonly #dtmfReceiver = new DtmfReceiver();
  readonly #dtmfSender = new DtmfSender();
  readonly #voice = new VoiceWatch();
  readonly #reporter: RtcpReporter;
  #path: MediaPath | undefined;
  #codec: Codec | null = null;
  #receivable: ReadonlyMap<number, PayloadFormat['encoding']> = new Map();
  #playing: Playing = { kind: 'nothing' };
  #route: Route = { kind: 'silence' };

  constructor(id: LegId, cname: string, ground: LegGround, listener: LegListener) {
    this.id = id;
    this.#ground = ground;
    this.#listener = listener;
    const identity = {
      ssrc: randomBytes(4).readUInt32BE(),
      firstIndex: randomInt(32_768),
      firstTimestamp: randomBytes(4).readUInt32BE(),
    };
    this.output = new LegOutput(identity, ground.clock, (packet, length, index) =>
      this.#path?.sendRtp(packet, length, index),
    );
    this.#reporter = new RtcpReporter(ground.clock, cname, this.output, this.#receiver);
  }

  /** The way its packets travel; given once, right after the leg was made. */
  set path(path: MediaPath) {
    this.#path = path;
  }

  /** What our SDP says the far end may send. */
  set receivable(formats: readonly PayloadFormat[]) {
    this.#receivable = new Map(formats.map((format) => [format.payloadType, format.encoding]));
  }

  isReceivable(payloadType: number): boolean {
    return this.#receivable.has(payloadType);
  }

  /** What the far end's SDP says it wants to hear and whether it will speak. */
  agree(remote: RemoteAudio): void {
    const hears = remote.direction === 'sendrecv' || remote.direction === 'recvonly';
    const speaks = remote.direction === 'sendrecv' || remote.direction === 'sendonly';
    this.#codec = remote.codec;
    this.output.format = hears ? remote : undefined;
    this.#voice.expect(speaks, this.#ground.clock.now());
  }

  play(source: AudioSource): void {
    this.#playing =
      source === 'echo' ? { kind: 'echo' } : { kind: 'loop', loop: this.#ground.sounds[source], position: 0 };
    this.#updatePacing();
  }

  stopPlaying(): void {
    this.#playing = { kind: 'nothing' };
    this.#updatePacing();
  }

  hear(from: readonly LegId[]): void {
    const [first] = from;
    if (first === undefined) this.#route = { kind: 'silence' };
    else if (from.length === 1) this.#route = { kind: 'relay', from: first };
    else this.#route = { kind: 'mix', mixer: new Mixer(from) };
    this.#updatePacing();
  }

  sendDtmf(digits: string): void {
    this.#dtmfSender.push(digits);
    this.#updatePacing();
  }

  /** Something another leg said that this one hears, if nothing is played to it. */
  onHeard(from: LegId, arrived: Arrived): void {
    if (this.#route.kind === 'mix') this.#route.mixer.push(from, arrived);
    else if (this.#playing.kind === 'nothing' && !this.#dtmfSender.isBusy) this.output.relay(arrived);
  }

  onRtp(packet: Buffer, length: number): void {
    const header = readRtp(packet, length);
    const payload = header && this.#receivable.get(header.payloadType);
    if (!header || payload === undefined) return;
    const now = this.#ground.clock.now();
    const stream = this.#receiver.receive(header, now);
    if (!stream) return;
    const voice = this.#voice.onPacket(now);
    if (voice) this.#listener.onEvent({ kind: voice === 'first' ? 'connected' : 'heard', leg: this.id });
    const arrived: Arrived = { stream, header, packet, payload };
    if (payload === 'telephone-event') this.#noteDigit(arrived);
    if (this.#playing.kind === 'echo' && !this.#dtmfSender.isBusy) this.output.relay(arrived);
    this.#listener.onArrived(this, arrived);
  }

  onRtcp(packet: Buffer, length: number): void {
    this.#reporter.receive(packet, length);
  }

  onPathChanged(): void {
    this.#listener.onEvent({ kind: 'path-changed', leg: this.id });
  }

  onFailed(why: 'fingerprint' | 'dtls' | 'consent-expired'): void {
    this.#listener.onEvent({ kind: 'leg-failed', leg: this.id, why });
  }

  tick(frames: number): void {
    const digit = this.#dtmfSender.step();
    if (digit) this.#sendDigit(digit);
    else this.#sendFrame(frames);
    if (this.#dtmfSender.isEmpty) this.#updatePacing();
  }

  /** To be called a few times a second: reports that are due, silence, timeouts of the path. */
  maintain(): void {
    const report = this.#reporter.due();
    if (report) this.#path?.sendRtcp(report.packet, report.length);
    if (this.#voice.hasFallenSilent(this.#ground.clock.now())) {
      this.#listener.onEvent({ kind: 'silent', leg: this.id });
    }
    this.#path?.maintain();
  }

  stats(): LegStats {
    const { lastAt } = this.#voice;
    return {
      packetsSent: this.output.packets,
      packetsReceived: this.#receiver.received,
      packetsLost: this.#receiver.lost,
      jitterMs: (this.#receiver.stream?.jitter ?? 0) / 8,
      rttMs: this.#reporter.rttMs,
      remoteLoss: this.#reporter.remoteLoss,
      silentMs: lastAt === undefined ? null : this.#ground.clock.now() - lastAt,
      codec: this.#codec,
    };
  }

  close(): void {
    const { packet, length } = this.#reporter.goodbye();
    this.#path?.sendRtcp(packet, length);
    this.#path?.close();
    this.#ground.pacer.remove(this);
  }

  #noteDigit({ stream, header, packet }: Arrived): void {
    const payload = packet.subarray(header.payloadStart, header.payloadEnd);
    const digit = this.#dtmfReceiver.receive(stream, header.timestamp, payload);
    if (digit !== undefined) this.#listener.onEvent({ kind: 'dtmf', leg: this.id, digit });
  }

  /** As a telephone-event, or as sound where the far end knows none. */
  #sendDigit({ source, digit, toneStep, payload }: DtmfStep): void {
    if (this.output.sendsEvents) return this.output.event(source, payload);
    const tone = this.#ground.sounds.digits.get(digit);
    if (!tone || toneStep === undefined) return;
    this.output.frame(source, 1, (codec, out, at) => tone.copyFrame(codec, toneStep * FRAME, out, at));
  }

  #sendFrame(frames: number): void {
    const playing = this.#playing;
    if (playing.kind === 'loop') {
      playing.position += (frames - 1) * FRAME;
      this.output.frame(playing, frames, (codec, out, at) => playing.loop.copyFrame(codec, playing.position, out, at));
      playing.position += FRAME;
    } else if (playing.kind === 'nothing' && this.#route.kind === 'mix') {
      const { mixer } = this.#route;
      this.output.frame(mixer, frames, (codec, out, at) => mixer.fill(codec, out, at));
    }
  }

  #updatePacing(): void {
    const bySource = this.#playing.kind === 'loop' || (this.#playing.kind === 'nothing' && this.#route.kind === 'mix');
    if (bySource || !this.#dtmfSender.isEmpty) this.#ground.pacer.add(this);
    else this.#ground.pacer.remove(this);
  }
}
