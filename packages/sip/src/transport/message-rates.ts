import type { Clock, Instant } from '@wpm/kernel';
import type { Limits } from './limits.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** Sources known at a time, twice. A flood under ever new false addresses makes us forget older ones, not grow. */
const MAX_SOURCES = 20_000;

/** A token bucket for each source of messages. */
export class MessageRates {
  readonly #rate: Rate;
  readonly #clock: Clock;
  /** Whoever was silent long enough to have a full bucket again is forgotten with the older of the two. */
  #recent = new Map<string, TokenBucket>();
  #older = new Map<string, TokenBucket>();
  #since: Instant;

  constructor({ messagesPerSecond, messageBurst }: Pick<Limits, 'messagesPerSecond' | 'messageBurst'>, clock: Clock) {
    this.#rate = { perMs: messagesPerSecond / 1_000, burst: messageBurst };
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
    return this.#bucketOf(source, now).take(now);
  }

  #bucketOf(source: string, now: Instant): TokenBucket {
    const recent = this.#recent.get(source);
    if (recent) return recent;
    const { burst, perMs } = this.#rate;
    if (this.#recent.size >= MAX_SOURCES || now - this.#since > burst / perMs) this.#turn(now);
    const bucket = this.#older.get(source) ?? new TokenBucket(this.#rate, now);
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
