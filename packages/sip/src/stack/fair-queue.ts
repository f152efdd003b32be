/** First come, first served, but the sources take turns: who comes with thousands holds nobody else up. */
export class FairQueue<T> {
  readonly #bySource = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  put(source: string, item: T): void {
    const waiting = this.#bySource.get(source);
    if (waiting) waiting.push(item);
    else this.#bySource.set(source, [item]);
    this.#size++;
  }

  /** The first of the source whose turn it is, taken out. */
  take(): T | undefined {
    const [next] = this.#bySource;
    if (!next) return undefined;
    const [source, waiting] = next;
    const item = waiting.shift();
    this.#bySource.delete(source);
    if (waiting.length > 0) this.#bySource.set(source, waiting);
    this.#size--;
    return item;
  }

  clear(): void {
    this.#bySource.clear();
    this.#size = 0;
  }
}
