import { type Bucket, isFull, type RateLimit, rateLimitHeaders, takeOne, type Verdict } from '@wpm/integrations';

/** Ten a second for as long as it takes, three hundred at once. */
export const KEY_LIMIT: RateLimit = { quota: 300, windowS: 30 };

/** With so many buckets those that are full again are forgotten. */
const FULL_ONES_FORGOTTEN_AT = 1_000;

/** How much each key of the API has asked lately. Only keys that hold come here, so that strangers fill no memory. */
export class KeyLimits {
  readonly #buckets = new Map<string, Bucket>();

  /** One more request of the key. */
  take(keyId: string, now: Date): Verdict {
    const { bucket, verdict } = takeOne(this.#buckets.get(keyId), KEY_LIMIT, now.getTime());
    if (this.#buckets.size >= FULL_ONES_FORGOTTEN_AT) this.#forgetFull(now.getTime());
    this.#buckets.set(keyId, bucket);
    return verdict;
  }

  headersOf(verdict: Verdict): Readonly<Record<string, string>> {
    return rateLimitHeaders('key', KEY_LIMIT, verdict);
  }

  #forgetFull(now: number): void {
    for (const [id, bucket] of this.#buckets) if (isFull(bucket, KEY_LIMIT, now)) this.#buckets.delete(id);
  }
}
