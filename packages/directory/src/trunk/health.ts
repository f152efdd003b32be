import { type Instant, assertNever } from '@wpm/kernel';
import type { Trouble } from './registration.ts';

/** Whether somebody answers at the far end. Calls tell it as well as OPTIONS do. */
export type Health =
  | { readonly state: 'unknown'; readonly since: Instant; readonly failures: number }
  /** `rttMs` of the last OPTIONS; null where only a call was answered. */
  | { readonly state: 'up'; readonly since: Instant; readonly rttMs: number | null; readonly failures: number }
  | { readonly state: 'down'; readonly since: Instant; readonly trouble: Trouble }
  /** It said 503 with Retry-After (RFC 3261 §21.5.4): left alone until then. */
  | { readonly state: 'resting'; readonly since: Instant; readonly until: Instant; readonly words: string };

export type HealthInput =
  | { readonly kind: 'answered'; readonly rttMs: number | null }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  /** `seconds` to be left alone. */
  | { readonly kind: 'overloaded'; readonly seconds: number; readonly words: string };

/** The longest rest a far end can ask for: a mistyped Retry-After must not silence a trunk for a day. */
const LONGEST_REST_S = 600;

/** @param tolerated failures in a row that bring a trunk down; one answer brings it up */
export function advanceHealth(now: Health, input: HealthInput, at: Instant, tolerated: number): Health {
  switch (input.kind) {
    case 'answered':
      return answered(now, input.rttMs, at);
    case 'failed':
      return failed(now, input.trouble, at, tolerated);
    case 'overloaded': {
      const until = at + Math.min(input.seconds, LONGEST_REST_S) * 1_000;
      return { state: 'resting', since: now.state === 'resting' ? now.since : at, until, words: input.words };
    }
    default:
      return assertNever(input);
  }
}

/** Whether calls should go there before they go to trunks that seem down. */
export function isHealthy(health: Health, at: Instant): boolean {
  return health.state === 'resting' ? health.until <= at : health.state !== 'down';
}

function answered(now: Health, rttMs: number | null, at: Instant): Health {
  // A far end that asked to be left alone is still there when it answers OPTIONS: it rests all the same.
  if (now.state === 'resting' && now.until > at) return now;
  if (now.state === 'up') return { ...now, rttMs: rttMs ?? now.rttMs, failures: 0 };
  return { state: 'up', since: at, rttMs, failures: 0 };
}

function failed(now: Health, trouble: Trouble, at: Instant, tolerated: number): Health {
  if (now.state === 'down') return { ...now, trouble };
  const failures = ('failures' in now ? now.failures : 0) + 1;
  if (failures >= tolerated) return { state: 'down', since: at, trouble };
  if (now.state === 'resting') return { state: 'unknown', since: at, failures };
  return { ...now, failures };
}
