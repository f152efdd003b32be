import type { Instant } from '@wpm/kernel';

/** How much there may be in the long run, and at once after silence. */
export interface Rate {
  readonly perMs: number;
  readonly burst: number;
}

/** A token bucket: full at first, refilled evenly. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: Instant;

  constructor(rate: Rate, now: Instant) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes a token; false where there is none. */
  take(now: Instant): boolean {
    const { perMs, burst } = this.#rate;
    this.#tokens = Math.min(burst, this.#tokens + (now - this.#at) * perMs);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
