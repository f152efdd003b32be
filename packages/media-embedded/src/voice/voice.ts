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
  #decoder: { readonly codec: Codec; readonly decoder: AudioDecoder } | undefined;
  #opening: Codec | undefined;
  #closed = false;
  #stream: object | undefined;
  #timestamp = 0;
  #unwrapped = 0;
  /** Sound that was decoded and not yet handed out. */
  #rest: Int16Array = new Int16Array(0);
  #beat = -1;
  #frame: Int16Array | undefined;
  #bridged = 0;

  push({ stream, timestamp, codec, payload }: VoicePacket): void {
    if (this.#decoder?.codec !== codec) this.#open(codec);
    if (stream !== this.#stream) {
      this.#stream = stream;
      this.#timestamp = timestamp;
      this.#buffer.reset();
    }
    this.#unwrapped += (timestamp - this.#timestamp) | 0;
    this.#timestamp = timestamp % WRAP;
    const at = (1_000 * this.#unwrapped) / CODEC_FORMATS[codec].clockRate;
    this.#buffer.push({ at, codec, payload });
  }

  /** What there can be in its sound. */
  get band(): Band {
    return this.#decoder && isLaw(this.#decoder.codec) ? 'narrow' : 'wide';
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
    this.#decoder?.decoder.close();
    this.#decoder = undefined;
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
    if (this.#decoder?.codec !== packet.codec) return undefined;
    const samples = this.#decoder.decoder.decode(packet.payload);
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
    if (this.#frame === undefined || !this.#decoder) return undefined;
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
    const recovered = this.#decoder?.decoder.recover(next?.payload);
    if (!recovered) return this.#concealment.makeUp();
    this.#concealment.heard(recovered);
    return recovered;
  }

  /** The first packets of a codec wait a moment for its decoder, as they wait for their lead anyway. */
  #open(codec: Codec): void {
    if (this.#opening === codec || this.#closed) return;
    this.#opening = codec;
    openDecoder(codec).then(
      (decoder) => this.#onOpened(codec, decoder),
      () => (this.#opening = undefined),
    );
  }

  #onOpened(codec: Codec, decoder: AudioDecoder): void {
    if (this.#opening === codec) this.#opening = undefined;
    if (this.#closed || this.#opening !== undefined) return decoder.close();
    this.#decoder?.decoder.close();
    this.#decoder = { codec, decoder };
  }
}

function joined(first: Int16Array, second: Int16Array): Int16Array {
  const both = new Int16Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
