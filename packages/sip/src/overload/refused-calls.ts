import type { Clock, Instant } from '@wpm/kernel';
import { GIVE_UP } from '../transaction/timers.ts';

/** So many are remembered of each half; over it the older half is forgotten early. */
const MOST = 50_000;

/**
 * INVITEs that were refused, by their transaction's key, for as long as copies of them may come (64·T1): nothing else is kept of
 * them, but a copy that was taken would ring for somebody who has given up.
 */
export class RefusedCalls {
  readonly #clock: Clock;
  #newer = new Set<string>();
  #older = new Set<string>();
  #since: Instant;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  has(key: string): boolean {
    this.#turn();
    return this.#newer.has(key) || this.#older.has(key);
  }

  add(key: string): void {
    this.#turn();
    this.#newer.add(key);
  }

  #turn(): void {
    const age = this.#clock.now() - this.#since;
    if (age < GIVE_UP && this.#newer.size < MOST) return;
    this.#older = age < 2 * GIVE_UP ? this.#newer : new Set();
    this.#newer = new Set();
    this.#since = this.#clock.now();
  }
}
