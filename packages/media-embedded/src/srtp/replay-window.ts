/** Width of the window in packets: over two seconds of 20 ms audio; RFC 3711 §3.3.2 wants at least 64. */
const WIDTH = 128;

/**
 * Remembers which of the newest packet indices have been seen (RFC 3711 §3.3.2). An index older than the window counts as
 * seen: what cannot be told from a replay is one.
 */
export class ReplayWindow {
  #highest = -1;
  readonly #seenAt = new Float64Array(WIDTH).fill(-1);

  /** Highest index marked; -1 before the first. */
  get highest(): number {
    return this.#highest;
  }

  hasSeen(index: number): boolean {
    return index <= this.#highest - WIDTH || this.#seenAt[index % WIDTH] === index;
  }

  /** To be called only for what proved authentic. */
  mark(index: number): void {
    this.#seenAt[index % WIDTH] = index;
    if (index > this.#highest) this.#highest = index;
  }
}
