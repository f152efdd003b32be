import { TICK_MS } from './call-rate.ts';

/** Who has called in so many ticks is one of those that call: a second. */
const SECOND = 1_000 / TICK_MS;
/** So many calls at the most are left for others by who had more than they. */
const MOST_LEFT = 3;

/**
 * Who has how many of the calls that are taken while not all are: nobody's many keep another's few from getting through. Who has had
 * more than an even share of the last second takes one more only where some are left for the others.
 */
export class CallSources {
  /** Calls taken of each source, in this second and in the one before. */
  #now = new Map<string, number>();
  #before = new Map<string, number>();
  #ticks = 0;

  /**
   * Takes one more call of the source, or does not.
   * @param perSecond calls that are taken in all
   * @param take takes one where there is room for it and so many others
   */
  share(source: string, perSecond: number, take: (left: number) => boolean): boolean {
    const had = this.#now.get(source) ?? 0;
    // Whoever comes counts, also where they are refused.
    this.#now.set(source, had);
    if (!take(had < perSecond / this.#size ? 0 : this.left)) return false;
    this.#now.set(source, had + 1);
    return true;
  }

  /** What is left for the others by who had more than an even share. */
  get left(): number {
    return Math.max(0, Math.min(this.#size - 1, MOST_LEFT));
  }

  get #size(): number {
    let size = this.#now.size;
    for (const source of this.#before.keys()) if (!this.#now.has(source)) size++;
    return size;
  }

  tick(): void {
    if (++this.#ticks < SECOND) return;
    this.#ticks = 0;
    this.#before = this.#now;
    this.#now = new Map();
  }
}
