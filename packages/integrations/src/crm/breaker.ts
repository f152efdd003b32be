/** How a source has answered lately. `resting` until then: it failed again and again, and is left alone. */
export type Breaker =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'resting'; readonly failures: number; readonly until: number };

/** Failures in a row after which a source is left alone. */
const FAILURES = 3;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 10 * 60_000;

export const UNTRIED: Breaker = { kind: 'closed', failures: 0 };

/** Whether a source is asked now (ms). When its rest is over, one asks it; the others wait for what comes of that. */
export function mayAsk(breaker: Breaker, now: number): { readonly may: boolean; readonly next: Breaker } {
  if (breaker.kind === 'closed') return { may: true, next: breaker };
  if (now < breaker.until) return { may: false, next: breaker };
  return { may: true, next: { ...breaker, until: now + FIRST_REST_MS } };
}

export function answered(): Breaker {
  return UNTRIED;
}

/** It failed now (ms): after the third time it rests for half a minute, then twice as long each time, for ten minutes at most. */
export function failed({ failures: before }: Breaker, now: number): Breaker {
  const failures = before + 1;
  if (failures < FAILURES) return { kind: 'closed', failures };
  const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (failures - FAILURES));
  return { kind: 'resting', failures, until: now + restMs };
}
