/** Chance that repeats: the same seed gives the same numbers (mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** An integer from 0 up to but not including `below`. */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % below;
  }

  /** One of the choices, of which there is at least one. */
  pick<T>(choices: readonly T[]): T {
    const picked = choices[this.below(choices.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** `count` characters of the alphabet. */
  text(alphabet: string, count: number): string {
    const characters = Array.from(alphabet);
    return Array.from({ length: count }, () => characters[this.below(characters.length)] ?? '').join('');
  }
}
