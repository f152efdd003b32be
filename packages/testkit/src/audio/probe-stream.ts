import { randomInt } from 'node:crypto';
import type { RemoteAudio } from '@wpm/media';
import { decode, encode, readRtp, writeRtpHeader } from '@wpm/media-embedded/wire';
import { sine } from './tone.ts';

const FRAME = 160;
const HEADER = 12;
const RATE = 8_000;
/** Room behind a packet for whoever seals it. */
const ROOM = 20;

/** One timer for all probes of the process, so that hundreds can run. Late ticks are made up for. */
const running = new Set<ProbeStream>();
let timer: NodeJS.Timeout | undefined;
let dueAt = 0;

function onTimer(): void {
  for (; dueAt <= performance.now(); dueAt += 20) for (const stream of running) stream.sendFrame();
}

function run(stream: ProbeStream): void {
  if (running.size === 0) dueAt = performance.now();
  running.add(stream);
  timer ??= setInterval(onTimer, 5);
}

function halt(stream: ProbeStream): void {
  running.delete(stream);
  if (running.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}

/** A packet a probe received, as far as tests look at it. */
export interface ReceivedPacket {
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly marker: boolean;
  readonly payloadType: number;
}

/** The RTP of a probe: it says a tone and keeps what it hears. */
export class ProbeStream {
  readonly ssrc = randomInt(1, 2 ** 32);
  /** Every packet heard, in the order of arrival. */
  readonly packets: ReceivedPacket[] = [];
  readonly #send: (packet: Buffer, length: number, index: number) => void;
  readonly #tone: Int16Array;
  readonly #heard: Int16Array[] = [];
  readonly #waiting = new Set<() => void>();
  #remote: Pick<RemoteAudio, 'codec' | 'payloadType' | 'dtmfPayloadType'> | undefined;
  #index = randomInt(30_000);
  #timestamp = randomInt(2 ** 31);
  #position = 0;
  sent = 0;

  /** @param hz a multiple of 10, so that 100 ms of it loop without a seam */
  constructor(hz: number, send: (packet: Buffer, length: number, index: number) => void) {
    this.#tone = sine(hz, 100, RATE);
    this.#send = send;
  }

  /** What the other side's SDP allows. */
  agree(remote: Pick<RemoteAudio, 'codec' | 'payloadType' | 'dtmfPayloadType'>): void {
    this.#remote = remote;
  }

  start(): void {
    run(this);
  }

  stop(): void {
    halt(this);
  }

  sendFrame(): void {
    if (!this.#remote) return;
    const { codec, payloadType } = this.#remote;
    const samples = Int16Array.from(
      { length: FRAME },
      (_, i) => this.#tone[(this.#position + i) % this.#tone.length] ?? 0,
    );
    this.#position = (this.#position + FRAME) % this.#tone.length;
    this.#timestamp = (this.#timestamp + FRAME) % 2 ** 32;
    this.#write(payloadType, this.sent === 0, encode(codec, samples));
    this.sent += 1;
  }

  /** Leaves out frames as a network that loses them would. */
  skipFrames(count: number): void {
    this.#index += count;
    this.#timestamp = (this.#timestamp + count * FRAME) % 2 ** 32;
    this.#position = (this.#position + count * FRAME) % this.#tone.length;
  }

  /** Sends one digit as four packets and three ends (RFC 4733), all at once. */
  sendDigit(event: number): void {
    const payloadType = this.#remote?.dtmfPayloadType;
    if (payloadType === undefined) throw new Error('no telephone-event was agreed');
    for (let step = 1; step <= 7; step++) {
      const duration = Math.min(step, 5) * FRAME;
      const payload = Uint8Array.of(event, step >= 5 ? 0x8a : 0x0a, duration >> 8, duration & 0xff);
      this.#write(payloadType, step === 1, payload);
    }
    this.#timestamp = (this.#timestamp + 5 * FRAME) % 2 ** 32;
  }

  /** A packet as it came in, in the clear. */
  receive(packet: Buffer, length: number): void {
    const header = readRtp(packet, length);
    if (!header || !this.#remote) return;
    this.packets.push(header);
    if (header.payloadType === this.#remote.payloadType) {
      this.#heard.push(decode(this.#remote.codec, packet.subarray(header.payloadStart, header.payloadEnd)));
    }
    for (const look of this.#waiting) look();
  }

  /** The last `ms` heard, 8 kHz; less if less was heard. */
  heard(ms: number): Int16Array {
    const frames = this.#heard.slice(-Math.ceil(ms / 20));
    const samples = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
    let at = 0;
    for (const frame of frames) {
      samples.set(frame, at);
      at += frame.length;
    }
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

  #write(payloadType: number, marker: boolean, payload: Uint8Array): void {
    const packet = Buffer.alloc(HEADER + payload.length + ROOM);
    writeRtpHeader(packet, this.ssrc, { payloadType, marker, index: this.#index, timestamp: this.#timestamp });
    packet.set(payload, HEADER);
    this.#send(packet, HEADER + payload.length, this.#index);
    this.#index += 1;
  }
}
