import type { Spread } from '@wpm/media';

/** Mean and greatest of what is measured again and again, without keeping it. */
export class SpreadOf {
  #sum = 0;
  #count = 0;
  #max = 0;

  add(value: number): void {
    this.#sum += value;
    this.#count += 1;
    if (value > this.#max) this.#max = value;
  }

  /** Null before the first. */
  get value(): Spread | null {
    return this.#count === 0 ? null : { mean: this.#sum / this.#count, max: this.#max };
  }
}
