import { encodeSample } from '../codec/g711.ts';
import { Downsampler } from '../codec/half-band.ts';
import type { Mixer } from '../voice/mixer.ts';

/** Samples of 20 ms at 8 kHz. */
const FRAME = 160;
const scratch = new Uint8Array(FRAME);
const NOTHING = scratch.subarray(0, 0);

/** Makes of a mix what a recording takes. */
export class TapEncoder {
  readonly #downsampler = new Downsampler();

  /** @returns A-law at 8 kHz, valid until the next call; empty while nobody says anything */
  take(mixer: Mixer, beat: number): Uint8Array {
    if (!mixer.isHeardAt(beat)) return NOTHING;
    const narrow = this.#downsampler.apply(mixer.at(beat));
    for (let i = 0; i < FRAME; i++) scratch[i] = encodeSample('PCMA', narrow[i] ?? 0);
    return scratch;
  }
}
