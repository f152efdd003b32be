import type { Clock } from '@wpm/kernel';
import { MessageRates } from './message-rates.ts';
import { TokenBucket } from './token-bucket.ts';

/** What a source that was quiet may send as a newcomer: a registration with its challenge and some copies, of several phones. */
const NEWCOMER = { messagesPerSecond: 2, messageBurst: 20 };

/**
 * The share of all strangers together, so that a flood from many addresses, each within its own rate, takes no more than it from
 * those who have proven who they are. Half of it is for sources that were quiet: who floods cannot use that half up, and an
 * honest newcomer gets in.
 */
export class Strangers {
  readonly #clock: Clock;
  readonly #newcomers: MessageRates;
  readonly #quiet: TokenBucket;
  readonly #others: TokenBucket;

  /** @param perSecond messages; so many may come at once */
  constructor(perSecond: number, clock: Clock) {
    const half = { perMs: perSecond / 2_000, burst: perSecond / 2 };
    this.#clock = clock;
    this.#newcomers = new MessageRates(NEWCOMER, clock);
    this.#quiet = new TokenBucket(half, clock.now());
    this.#others = new TokenBucket(half, clock.now());
  }

  /** Whether one more message of the source is within their share. */
  take(source: string): boolean {
    const now = this.#clock.now();
    return (this.#newcomers.take(source) && this.#quiet.take(now)) || this.#others.take(now);
  }
}
