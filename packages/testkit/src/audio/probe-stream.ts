import { randomInt } from 'node:crypto';
import { type AgreedFormat, CODEC_FORMATS } from '@wpm/media';
import {
  WIDE_FRAME,
  WIDE_RATE,
  decode,
  isLaw,
  openDecoder,
  openEncoder,
  readRtp,
  writeRtpHeader,
} from '@wpm/media-embedded/wire';
import { sine } from './tone.ts';

/** Frames before the ones that are looped, so that the codec has settled. */
const SETTLING = 5;
/** How much of a tone is encoded: 100 ms loop without a seam. */
const TONE_MS = 400;
const MAX_PAYLOAD = 400;
const HEADER = 12;
const RATE = 8_000;
const FRAMES_PER_SECOND = 50;
/** Room behind a packet for whoever seals it. */
const ROOM = 20;

/** After a stall at most this many frames are made up for at once, so that nobody's socket overflows. */
const MAX_BURST = 3;

/** Far ends begin when they begin: each sends at a moment of its own within the 20 ms, so that nobody has all packets at once. */
const PHASES = 20;

/** One timer for all probes of the process, so that hundreds can run. Late frames are made up for, a few at a time. */
class Metronome {
  /** Who sends in which millisecond of 20. */
  readonly #phases = Array.from({ length: PHASES }, () => new Set<ProbeStream>());
  #timer: NodeJS.Timeout | undefined;
  #began = 0;
  /** Milliseconds since it began that have had their turn. */
  #done = 0;

  add(stream: ProbeStream): void {
    if (this.#timer === undefined) {
      this.#began = performance.now();
      this.#done = 0;
      this.#timer = setInterval(() => this.#beat(), 1);
    }
    this.#emptiest().add(stream);
  }

  remove(stream: ProbeStream): void {
    for (const phase of this.#phases) phase.delete(stream);
    if (this.#phases.some((phase) => phase.size > 0)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The first of the moments at which fewest send. */
  #emptiest(): Set<ProbeStream> {
    const least = Math.min(...this.#phases.map((phase) => phase.size));
    return this.#phases.find((phase) => phase.size === least) ?? new Set();
  }

  #beat(): void {
    const due = Math.floor(performance.now() - this.#began) + 1;
    for (const last = Math.min(due, this.#done + MAX_BURST * PHASES); this.#done < last; this.#done++)
      for (const stream of this.#phases[this.#done % PHASES] ?? []) stream.sendFrame();
  }
}

const metronome = new Metronome();

type Format = Pick<AgreedFormat, 'codec' | 'payloadType'>;

/** A packet a probe received, as far as tests look at it. */
export interface ReceivedPacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker: boolean;
  readonly payloadType: number;
}

/** The RTP of a probe: it says a sound over and over and keeps what it hears. */
export class ProbeStream {
  readonly ssrc = randomInt(1, 2 ** 32);
  /** Every packet heard, in the order of arrival. */
  readonly packets: ReceivedPacket[] = [];
  /** Payloads of telephone-events heard, and their timestamps. */
  readonly events: Buffer[] = [];
  readonly eventTimestamps: number[] = [];
  readonly #send: (packet: Buffer, length: number, index: number) => void;
  readonly #sound: Int16Array;
  /** Payloads of sound in the order of arrival, decoded only when somebody listens. */
  readonly #heard: Buffer[] = [];
  readonly #waiting = new Set<() => void>();
  #remote: AgreedFormat | undefined;
  #ready: Promise<void> = Promise.resolve();
  #index = randomInt(30_000);
  #timestamp = randomInt(2 ** 31);
  /** The sound as it is said, and which 20 ms of it comes next. */
  #saying: { readonly payloadType: number; readonly ticks: number; readonly frames: readonly Uint8Array[] } | undefined;
  #turningTo: Format | undefined;
  #next = 0;
  /** One frame for every second, if it says another tone in each; then it falls silent. */
  #bySecond: readonly Uint8Array[] | undefined;
  sent = 0;
  /** Told of every packet as it comes. */
  onArrival: ((packet: ReceivedPacket) => void) | undefined;

  /** @param sound the frequency of a tone, a multiple of 10 Hz; or samples at 16 kHz, of which whole 20 ms are said */
  constructor(sound: number | Int16Array, send: (packet: Buffer, length: number, index: number) => void) {
    this.#sound = typeof sound === 'number' ? sine(sound, TONE_MS, WIDE_RATE) : sound;
    this.#send = send;
  }

  /** What the other side's SDP allows. */
  agree(remote: AgreedFormat): void {
    this.#remote = remote;
    this.#ready = this.turnTo(remote);
  }

  /** From now on it says its sound so: what both descriptions have may be sent without a word (RFC 3264 §7). Resolves once it does. */
  async turnTo(format: Format): Promise<void> {
    this.#turningTo = format;
    const frames = await this.#encodeSound(format.codec);
    if (this.#turningTo !== format) return;
    const ticks = CODEC_FORMATS[format.codec].clockRate / FRAMES_PER_SECOND;
    this.#saying = { payloadType: format.payloadType, ticks, frames };
  }

  /** Resolves when the sound is there in the agreed codec. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Extended sequence number of the packet it sends next. */
  get nextIndex(): number {
    return this.#index;
  }

  start(): void {
    metronome.add(this);
  }

  stop(): void {
    metronome.remove(this);
  }

  sendFrame(): void {
    const saying = this.#saying;
    const frame = this.#bySecond
      ? this.#bySecond[Math.floor(this.#next / FRAMES_PER_SECOND)]
      : saying?.frames[this.#next % saying.frames.length];
    if (!saying || !frame) return;
    this.#next += 1;
    this.#timestamp = (this.#timestamp + saying.ticks) % 2 ** 32;
    this.#write(saying.payloadType, this.sent === 0, frame);
    this.sent += 1;
  }

  /** From now on it says each tone for a second, of G.711 only. @param hz multiples of 50: whole periods in a packet */
  async saySeconds(hz: readonly number[]): Promise<void> {
    const encoder = await openEncoder('PCMA');
    const out = new Uint8Array(MAX_PAYLOAD);
    this.#bySecond = hz.map((tone) => out.slice(0, encoder.encode(sine(tone, 20, WIDE_RATE), out, 0)));
    this.#next = 0;
    encoder.close();
  }

  /** Leaves out frames as a network that loses them would. */
  skipFrames(count: number): void {
    this.#index += count;
    this.#timestamp = (this.#timestamp + count * this.#ticks) % 2 ** 32;
    this.#next += count;
  }

  /** Sends one digit as four packets and three ends (RFC 4733), all at once. */
  sendDigit(event: number): void {
    if (!this.#remote?.dtmf) throw new Error('no telephone-event was agreed');
    const { payloadType, clockRate } = this.#remote.dtmf;
    for (let step = 1; step <= 7; step++) {
      const duration = (Math.min(step, 5) * clockRate) / 50;
      const payload = Uint8Array.of(event, step >= 5 ? 0x8a : 0x0a, duration >> 8, duration & 0xff);
      this.#write(payloadType, step === 1, payload);
    }
    this.#timestamp = (this.#timestamp + 5 * this.#ticks) % 2 ** 32;
  }

  /** A packet as it came in, in the clear. */
  receive(packet: Buffer, length: number): void {
    const header = readRtp(packet, length);
    if (!header || !this.#remote) return;
    this.packets.push(header);
    this.onArrival?.(header);
    if (header.payloadType === this.#remote.payloadType) {
      this.#heard.push(Buffer.from(packet.subarray(header.payloadStart, header.payloadEnd)));
    } else if (header.payloadType === this.#remote.dtmf?.payloadType) {
      this.events.push(Buffer.from(packet.subarray(header.payloadStart, header.payloadEnd)));
      this.eventTimestamps.push(header.timestamp);
    }
    for (const look of this.#waiting) look();
  }

  /**
   * The last `ms` heard, at 16 kHz, in whatever codec.
   * @param from how many ms before the end decoding begins: codecs keep state; all of it unless told
   */
  async heardWide(ms: number, from = Infinity): Promise<Int16Array> {
    const decoder = await openDecoder(this.#remote?.codec ?? 'PCMA');
    const samples = this.#heard.slice(-Math.ceil(from / 20)).flatMap((payload) => [...decoder.decode(payload)]);
    decoder.close();
    return Int16Array.from(samples.slice(-(ms * WIDE_RATE) / 1_000));
  }

  /** The last `ms` heard, 8 kHz; less if less was heard. Only of G.711: nothing is lost and no state kept. */
  heard(ms: number): Int16Array {
    const codec = this.#remote?.codec ?? 'PCMA';
    if (!isLaw(codec)) throw new Error(`${codec} is heard by heardWide`);
    const samples = decode(codec, Buffer.concat(this.#heard.slice(-Math.ceil(ms / 20))));
    return samples.subarray(Math.max(0, samples.length - (ms * RATE) / 1_000));
  }

  /** Waits until `count` more packets of sound were heard. Rejects after `timeoutMs`. */
  hear(count: number, timeoutMs = 10_000): Promise<void> {
    const target = this.#heard.length + count;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`heard ${this.#heard.length - target + count} of ${count} packets in ${timeoutMs} ms`));
      }, timeoutMs);
      const look = () => {
        if (this.#heard.length < target) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  /** Timestamp units of 20 ms. */
  get #ticks(): number {
    return this.#saying?.ticks ?? CODEC_FORMATS.PCMA.clockRate / FRAMES_PER_SECOND;
  }

  async #encodeSound(codec: AgreedFormat['codec']): Promise<readonly Uint8Array[]> {
    const encoder = await openEncoder(codec);
    const out = new Uint8Array(MAX_PAYLOAD);
    const count = Math.floor(this.#sound.length / WIDE_FRAME);
    const frames = Array.from({ length: SETTLING + count }, (_, i) => {
      const from = ((i + count - SETTLING) % count) * WIDE_FRAME;
      return out.slice(0, encoder.encode(this.#sound.subarray(from, from + WIDE_FRAME), out, 0));
    });
    encoder.close();
    return frames.slice(SETTLING);
  }

  #write(payloadType: number, marker: boolean, payload: Uint8Array): void {
    const packet = Buffer.alloc(HEADER + payload.length + ROOM);
    writeRtpHeader(packet, this.ssrc, { payloadType, marker, index: this.#index, timestamp: this.#timestamp });
    packet.set(payload, HEADER);
    this.#send(packet, HEADER + payload.length, this.#index);
    this.#index += 1;
  }
}
