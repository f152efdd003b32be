import type { Clock, Instant } from '@wpm/kernel';
import type { Limits } from './limits.ts';

/** Sources known at a time, twice. A flood under ever new false addresses makes us forget older ones, not grow. */
const MAX_SOURCES = 20_000;

type Bucket = { tokens: number; at: Instant };

/** A token bucket for each source of messages. */
export class MessageRates {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #clock: Clock;
  /** Whoever was silent long enough to have a full bucket again is forgotten with the older of the two. */
  #recent = new Map<string, Bucket>();
  #older = new Map<string, Bucket>();
  #since: Instant;

  constructor({ messagesPerSecond, messageBurst }: Limits, clock: Clock) {
    this.#perMs = messagesPerSecond / 1_000;
    this.#burst = messageBurst;
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** Number of sources known. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  /** Whether one more message of the source is within its rate. */
  take(source: string): boolean {
    const now = this.#clock.now();
    const bucket = this.#bucketOf(source, now);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.at) * this.#perMs);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  #bucketOf(source: string, now: Instant): Bucket {
    const recent = this.#recent.get(source);
    if (recent) return recent;
    if (this.#recent.size >= MAX_SOURCES || now - this.#since > this.#burst / this.#perMs) this.#turn(now);
    const bucket = this.#older.get(source) ?? { tokens: this.#burst, at: now };
    this.#older.delete(source);
    this.#recent.set(source, bucket);
    return bucket;
  }

  #turn(now: Instant): void {
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#since = now;
  }
}
