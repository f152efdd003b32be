/** How much somebody may do: `quota` at once, and after that as it comes back, all of it within `windowS` seconds. */
export type RateLimit = { readonly quota: number; readonly windowS: number };

/** What is left, as of `at` (Unix ms). */
export type Bucket = { readonly tokens: number; readonly at: number };

/** `resetS`: seconds until all of the quota is there again; `retryAfterS`: until one more may be done, 0 where it may now. */
export type Verdict = {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly resetS: number;
  readonly retryAfterS: number;
};

/** One, but for what is lost in adding up fractions. */
const WHOLE = 1 - 1e-9;

/** Takes one from the bucket, if there is one; a bucket nobody has seen is full. A clock that was set back gives nothing. */
export function takeOne(
  bucket: Bucket | undefined,
  { quota, windowS }: RateLimit,
  now: number,
): { readonly bucket: Bucket; readonly verdict: Verdict } {
  const perMs = quota / (windowS * 1_000);
  const before = bucket ? Math.min(quota, bucket.tokens + Math.max(0, now - bucket.at) * perMs) : quota;
  const allowed = before >= WHOLE;
  const tokens = allowed ? Math.max(0, before - 1) : before;
  const seconds = (missing: number) => Math.ceil(missing / perMs / 1_000);
  return {
    bucket: { tokens, at: now },
    verdict: {
      allowed,
      remaining: Math.floor(tokens),
      resetS: seconds(quota - tokens),
      retryAfterS: tokens >= WHOLE ? 0 : seconds(1 - tokens),
    },
  };
}

/** Whether the bucket says no more than none at all would. */
export function isFull({ tokens, at }: Bucket, { quota, windowS }: RateLimit, now: number): boolean {
  return tokens + ((now - at) * quota) / (windowS * 1_000) >= quota;
}

/** The headers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10). */
export function rateLimitHeaders(
  name: string,
  { quota, windowS }: RateLimit,
  { remaining, resetS }: Verdict,
): Readonly<Record<'ratelimit-policy' | 'ratelimit', string>> {
  return {
    'ratelimit-policy': `"${name}";q=${quota};w=${windowS}`,
    ratelimit: `"${name}";r=${remaining};t=${resetS}`,
  };
}
