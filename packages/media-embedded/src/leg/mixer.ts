import { type Band, WIDE_FRAME } from '../codec/codec.ts';
import type { Voice } from '../voice/voice.ts';
import type { FrameSource } from './leg-output.ts';

/** One mixer runs at a time, so all share the scratch frames. */
const sum = new Int32Array(WIDE_FRAME);
const mixed = new Int16Array(WIDE_FRAME);

/** What a leg hears of others whose packets cannot simply be passed on: because they are several, or speak another codec. */
export class Mixer implements FrameSource {
  readonly #voices: readonly Voice[];
  #beat = 0;

  /** @param voices of the legs that are heard */
  constructor(voices: readonly Voice[]) {
    this.#voices = voices;
  }

  hears(voices: readonly Voice[]): boolean {
    return voices.length === this.#voices.length && voices.every((voice, i) => voice === this.#voices[i]);
  }

  get band(): Band {
    return this.#voices.every(({ band }) => band === 'narrow') ? 'narrow' : 'wide';
  }

  /** What sounds at a beat of the engine's clock. */
  at(beat: number): this {
    this.#beat = beat;
    return this;
  }

  /** 20 ms, clipped where the sum is too loud. */
  linear(): Int16Array {
    const [first, ...others] = this.#voices;
    const alone = first?.frameAt(this.#beat);
    if (others.length === 0) return alone ?? mixed.fill(0);
    sum.fill(0);
    for (const voice of this.#voices) {
      const frame = voice.frameAt(this.#beat);
      if (frame) for (let i = 0; i < WIDE_FRAME; i++) sum[i] = (sum[i] ?? 0) + (frame[i] ?? 0);
    }
    for (let i = 0; i < WIDE_FRAME; i++) mixed[i] = Math.max(-32_768, Math.min(32_767, sum[i] ?? 0));
    return mixed;
  }
}
