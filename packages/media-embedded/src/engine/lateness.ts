/** Readings it is judged over: 5 s of one every 20 ms. */
const WINDOW = 250;

/** How late something that happens fifty times a second is, by its last 5 s. */
export class Lateness {
  readonly #ms = new Float64Array(WINDOW);
  #count = 0;

  note(ms: number): void {
    this.#ms[this.#count % WINDOW] = ms;
    this.#count += 1;
  }

  /** The 99th percentile in ms; 0 until as much is known. */
  get p99(): number {
    if (this.#count < WINDOW) return 0;
    return this.#ms.toSorted()[Math.floor(WINDOW * 0.99)] ?? 0;
  }
}
