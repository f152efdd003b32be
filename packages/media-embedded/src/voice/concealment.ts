import { WIDE_FRAME, WIDE_RATE } from '../codec/codec.ts';

/** Sound that is remembered: 40 ms. */
const MEMORY = 2 * WIDE_FRAME;
/** Periods of voices, 66 to 400 Hz. */
const SHORTEST = WIDE_RATE / 400;
const LONGEST = Math.floor(WIDE_RATE / 66);
/** Where repetition and what came after it are blended. */
const BLEND = WIDE_RATE / 250;
/** Each made-up frame is this much quieter than the one before; after this many nothing is left to repeat. */
const FADE = 0.6;
const MAX_FRAMES = 5;

/**
 * Makes up lost sound of codecs that cannot do it themselves: the last period of the voice is repeated and fades (in the manner of
 * ITU-T G.711 appendix I).
 */
export class Concealment {
  readonly #memory = new Int16Array(MEMORY);
  #frames = 0;
  #lag = 0;
  #phase = 0;

  /** Sound that came; where it follows made-up sound, its beginning is blended with that. */
  heard(samples: Int16Array): void {
    if (this.#frames > 0) this.#blend(samples);
    this.#frames = 0;
    const kept = samples.subarray(Math.max(0, samples.length - MEMORY));
    this.#memory.copyWithin(0, kept.length);
    this.#memory.set(kept, MEMORY - kept.length);
  }

  /** 20 ms to go on with. */
  makeUp(): Int16Array {
    if (this.#frames === 0) {
      this.#lag = periodOf(this.#memory);
      this.#phase = 0;
    }
    const frame = new Int16Array(WIDE_FRAME);
    if (this.#frames < MAX_FRAMES) {
      for (let i = 0; i < WIDE_FRAME; i++) frame[i] = this.#repeated(i);
    }
    this.#frames += 1;
    this.#phase = (this.#phase + WIDE_FRAME) % this.#lag;
    return frame;
  }

  /** The sample after `i` others of this frame, quieter sample by sample. */
  #repeated(i: number): number {
    const loudness = FADE ** (this.#frames + i / WIDE_FRAME);
    const at = MEMORY - this.#lag + ((this.#phase + i) % this.#lag);
    return Math.round(loudness * (this.#memory[at] ?? 0));
  }

  #blend(samples: Int16Array): void {
    if (this.#frames >= MAX_FRAMES) return;
    for (let i = 0; i < Math.min(BLEND, samples.length); i++) {
      const share = i / BLEND;
      samples[i] = Math.round(share * (samples[i] ?? 0) + (1 - share) * this.#repeated(i));
    }
  }
}

/** By how many samples the end of the memory is most like what is before it. */
function periodOf(memory: Int16Array): number {
  const window = MEMORY - LONGEST;
  let best = { lag: LONGEST, likeness: 0 };
  for (let lag = SHORTEST; lag <= LONGEST; lag++) {
    let product = 0;
    let energy = 1;
    // Every other sample is enough to tell a period.
    for (let i = MEMORY - window; i < MEMORY; i += 2) {
      const earlier = memory[i - lag] ?? 0;
      product += (memory[i] ?? 0) * earlier;
      energy += earlier * earlier;
    }
    const likeness = product / Math.sqrt(energy);
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return best.lag;
}
