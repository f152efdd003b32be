import { type Band, WIDE_FRAME } from '../codec/codec.ts';
import type { Voice } from './voice.ts';

/** One mixer runs at a time, so all share the scratch frames. */
const sum = new Int32Array(WIDE_FRAME);
const mixed = new Int16Array(WIDE_FRAME);

/** The sound of several voices: of those whose packets cannot simply be passed on, because they are several or speak another codec. */
export class Mixer {
  readonly #voices: readonly Voice[];

  constructor(voices: readonly Voice[]) {
    this.#voices = voices;
  }

  get band(): Band {
    return this.#voices.every(({ band }) => band === 'narrow') ? 'narrow' : 'wide';
  }

  /** Whether any of them says something at a beat of the engine's clock. */
  isHeardAt(beat: number): boolean {
    return this.#voices.some((voice) => voice.frameAt(beat) !== undefined);
  }

  /** The 20 ms of a beat, clipped where the sum is too loud; valid until the next call. */
  at(beat: number): Int16Array {
    const [first, ...others] = this.#voices;
    const alone = first?.frameAt(beat);
    if (others.length === 0) return alone ?? mixed.fill(0);
    sum.fill(0);
    for (const voice of this.#voices) {
      const frame = voice.frameAt(beat);
      if (frame) for (let i = 0; i < WIDE_FRAME; i++) sum[i] = (sum[i] ?? 0) + (frame[i] ?? 0);
    }
    for (let i = 0; i < WIDE_FRAME; i++) mixed[i] = Math.max(-32_768, Math.min(32_767, sum[i] ?? 0));
    return mixed;
  }
}
