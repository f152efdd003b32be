import { CODEC_FORMATS, type Codec } from '@wpm/media';
import { type AudioDecoder, type Band, WIDE_FRAME, WIDE_RATE, openDecoder } from '../codec/codec.ts';
import { isLaw } from '../codec/g711.ts';
import { Concealment } from './concealment.ts';
import { JitterBuffer, type WaitingPacket } from './jitter-buffer.ts';

/** A packet of sound as it came. */
export interface VoicePacket {
  /** Identity of the packet's numbering. */
  readonly stream: object;
  readonly timestamp: number;
  readonly codec: Codec;
  readonly payload: Uint8Array;
}

/** Frames made up while nothing comes, before it is taken for a pause. */
const MAX_BRIDGED = 3;
const WRAP = 2 ** 32;

/**
 * What a leg says, as sound: packets go in as they come, 20 ms come out at every beat of the engine's clock. Decoded once, whoever
 * hears it, and only while somebody does.
 */
export class Voice {
  readonly #buffer = new JitterBuffer();
  readonly #concealment = new Concealment();
  /** One for each codec it has spoken: who turns to another is heard to the last packet of the one before. */
  readonly #decoders = new Map<Codec, AudioDecoder>();
  readonly #opening = new Set<Codec>();
  /** Whose sound came out last. */
  #decoded: Codec | undefined;
  #closed = false;
  #stream: object | undefined;
  #clockRate = 0;
  #timestamp = 0;
  /** On the sender's clock, in ms. */
  #at = 0;
  /** Sound that was decoded and not yet handed out. */
  #rest: Int16Array = new Int16Array(0);
  #beat = -1;
  #frame: Int16Array | undefined;
  #bridged = 0;

  push({ stream, timestamp, codec, payload }: VoicePacket): void {
    if (!this.#decoders.has(codec)) this.#open(codec);
    const { clockRate } = CODEC_FORMATS[codec];
    // Timestamps of two clocks cannot be compared (RFC 7160 §3).
    if (stream !== this.#stream || clockRate !== this.#clockRate) {
      this.#stream = stream;
      this.#clockRate = clockRate;
      this.#timestamp = timestamp;
      this.#buffer.reset();
    }
    this.#at += (1_000 * ((timestamp - this.#timestamp) | 0)) / clockRate;
    this.#timestamp = timestamp % WRAP;
    this.#buffer.push({ at: this.#at, codec, payload });
  }

  /** What there can be in its sound. */
  get band(): Band {
    return this.#decoded !== undefined && isLaw(this.#decoded) ? 'narrow' : 'wide';
  }

  /** The 20 ms of this beat, the same to everybody who asks; undefined: it says nothing. */
  frameAt(beat: number): Int16Array | undefined {
    if (beat !== this.#beat) {
      this.#beat = beat;
      this.#frame = this.#advance();
    }
    return this.#frame;
  }

  /** Nobody listens any more: what waits is let go. */
  forget(): void {
    this.#buffer.reset();
    this.#rest = new Int16Array(0);
    this.#frame = undefined;
  }

  close(): void {
    this.#closed = true;
    for (const decoder of this.#decoders.values()) decoder.close();
    this.#decoders.clear();
  }

  #advance(): Int16Array | undefined {
    while (this.#rest.length < WIDE_FRAME) {
      const more = this.#more();
      if (!more) return undefined;
      this.#rest = this.#rest.length === 0 ? more : joined(this.#rest, more);
    }
    const frame = this.#rest.subarray(0, WIDE_FRAME);
    this.#rest = this.#rest.subarray(WIDE_FRAME);
    return frame;
  }

  #more(): Int16Array | undefined {
    const next = this.#buffer.next();
    if (next.kind === 'dry') return this.#bridge();
    if (next.kind === 'lost') return this.#recover(next.next);
    this.#bridged = 0;
    return this.#decode(next.packet);
  }

  #decode(packet: WaitingPacket): Int16Array | undefined {
    const decoder = this.#decoders.get(packet.codec);
    if (!decoder) return undefined;
    this.#decoded = packet.codec;
    const samples = decoder.decode(packet.payload);
    // A payload that holds nothing still was its 20 ms.
    if (samples.length === 0) return this.#makeUp(packet);
    this.#buffer.played(packet, (1_000 * samples.length) / WIDE_RATE);
    this.#concealment.heard(samples);
    return samples;
  }

  #makeUp(packet: WaitingPacket): Int16Array {
    this.#buffer.played(packet, (1_000 * WIDE_FRAME) / WIDE_RATE);
    return this.#concealment.makeUp();
  }

  /** Nothing came in time: a late packet, most often. */
  #bridge(): Int16Array | undefined {
    if (this.#frame === undefined || this.#decoded === undefined) return undefined;
    this.#bridged += 1;
    if (this.#bridged <= MAX_BRIDGED) {
      this.#buffer.bridged();
      return this.#recover(undefined);
    }
    this.#bridged = 0;
    this.#buffer.reset();
    return undefined;
  }

  #recover(next: WaitingPacket | undefined): Int16Array {
    const decoder = this.#decoded && this.#decoders.get(this.#decoded);
    const recovered = decoder?.recover(next?.codec === this.#decoded ? next?.payload : undefined);
    if (!recovered) return this.#concealment.makeUp();
    this.#concealment.heard(recovered);
    return recovered;
  }

  /** The first packets of a codec wait a moment for its decoder, as they wait for their lead anyway. */
  #open(codec: Codec): void {
    if (this.#opening.has(codec) || this.#closed) return;
    this.#opening.add(codec);
    openDecoder(codec).then(
      (decoder) => this.#onOpened(codec, decoder),
      () => this.#opening.delete(codec),
    );
  }

  #onOpened(codec: Codec, decoder: AudioDecoder): void {
    this.#opening.delete(codec);
    if (this.#closed) decoder.close();
    else this.#decoders.set(codec, decoder);
  }
}

function joined(first: Int16Array, second: Int16Array): Int16Array {
  const both = new Int16Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
