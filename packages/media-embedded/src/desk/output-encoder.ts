import type { Codec } from '@wpm/media';
import { type AudioEncoder, type Band, openEncoder } from '../codec/codec.ts';

/** Bytes the sound of 20 ms takes at most in any codec. */
export const MAX_PAYLOAD = 400;

/** Scratch of the frame at hand: its reader copies it. */
const scratch = new Uint8Array(MAX_PAYLOAD);
const NOTHING = scratch.subarray(0, 0);

/** The encoder of one leg's output, made when a codec is first wanted. */
export class OutputEncoder {
  #codec: Codec | undefined;
  #encoder: AudioEncoder | undefined;
  #opening: { readonly codec: Codec; readonly done: Promise<void> } | undefined;
  #closed = false;

  /** Whether there is one for this codec; if not, one is made. */
  isReady(codec: Codec): boolean {
    if (this.#codec === codec) return true;
    void this.open(codec);
    return false;
  }

  /** Makes the encoder for a codec instead of the one that is there. One there is no memory for is tried again when it is wanted again. */
  open(codec: Codec): Promise<void> {
    if (this.#opening?.codec !== codec) this.#opening = { codec, done: this.#open(codec) };
    return this.#opening.done;
  }

  async #open(codec: Codec): Promise<void> {
    const encoder = await openEncoder(codec).catch(() => undefined);
    const isWanted = this.#opening?.codec === codec && !this.#closed;
    if (isWanted) this.#opening = undefined;
    if (!encoder) return;
    if (!isWanted) return encoder.close();
    this.#encoder?.close();
    this.#encoder = encoder;
    this.#codec = codec;
  }

  /** @returns the payload, valid until the next call; empty where there is no encoder for this codec */
  encode(codec: Codec, linear: Int16Array, band: Band): Uint8Array {
    if (this.#codec !== codec || !this.#encoder) return NOTHING;
    this.#encoder.band = band;
    return scratch.subarray(0, this.#encoder.encode(linear, scratch, 0));
  }

  close(): void {
    this.#closed = true;
    this.#encoder?.close();
    this.#encoder = undefined;
    this.#codec = undefined;
  }
}
