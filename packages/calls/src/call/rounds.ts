import type { Instant } from '@wpm/kernel';
import type { Round } from '../ports.ts';
import { type Call, type LegId, type Progress, type Refused, type Ringing, type RingingLeg, ringsOf } from './call.ts';
import { calleeLeg } from './leg-id.ts';
import type { Effect } from './step.ts';
import { ringsSupervisor } from './supervised.ts';

/** A round that begins, the legs the call has had by then, and their INVITEs. */
export type Begun = { readonly rings: Ringing; readonly tried: number; readonly effects: readonly Effect[] };

/** One round of targets begins to ring. @param tried legs the call has had before */
export function beginRound(
  { targets, ringMs, wakeMs }: Round,
  { later, progress, tried }: { later: readonly Round[]; progress: Progress; tried: number },
  now: Instant,
): Begun {
  const legs = targets.map(({ peer }, index): RingingLeg => {
    return { id: calleeLeg(tried + index), trunkId: peer.kind === 'trunk' ? peer.trunkId : null };
  });
  const effects = targets.map((target, index): Effect => {
    return { kind: 'originate', leg: calleeLeg(tried + index), target };
  });
  const waits = wakeMs === undefined ? {} : { giveUpAt: now + Math.min(wakeMs, ringMs), ringUntil: now + ringMs };
  const rings: Ringing = { legs, progress, giveUpAt: now + ringMs, ...waits, later, verdict: null };
  return { rings, tried: tried + legs.length, effects };
}

/** The first of several rounds; where there is none, nobody rings and the time is up at once. */
export function firstRound([first = NOBODY, ...later]: readonly Round[], tried: number, now: Instant): Begun {
  return beginRound(first, { later, progress: 'nothing', tried }, now);
}

const NOBODY: Round = { targets: [], ringMs: 0 };

export const has = ({ legs }: Ringing, leg: LegId): boolean => legs.some(({ id }) => id === leg);

/** Whether a leg of the call rings, whoever it rings for. */
export function isRinging(call: Call, leg: LegId): boolean {
  const { phase } = call;
  if (phase.state === 'ringing' || ringsSupervisor(call, leg)) return true;
  const rings = phase.state === 'connected' ? ringsOf(phase.activity) : undefined;
  return rings !== undefined && has(rings, leg);
}

/** Who heard the other side's own sound keeps it; a later 180 does not put our tone over it. Undefined: nothing is new. */
export function progressed(rings: Ringing, leg: LegId, heard: Exclude<Progress, 'nothing'>): Ringing | undefined {
  const known = rings.progress === heard || rings.progress === 'early-media';
  if (!has(rings, leg) || known) return undefined;
  const giveUpAt = rings.progress === 'nothing' ? (rings.ringUntil ?? rings.giveUpAt) : rings.giveUpAt;
  return { ...rings, progress: heard, giveUpAt };
}

/** What a refusal makes of a round. */
export type AfterRefusal =
  /** Others still ring. */
  | { readonly kind: 'rings'; readonly rings: Ringing }
  /** It was the last, and it is final; others that still ring are given up. */
  | { readonly kind: 'failed'; readonly rings: Ringing; readonly refusal: Refused }
  /** Nobody of this round could be reached: the next way is to be tried. */
  | { readonly kind: 'next'; readonly rings: Ringing; readonly refusal: Refused };

/** A leg of the round came to nothing. */
export function afterRefusal(rings: Ringing, leg: LegId, refusal: Refused): AfterRefusal {
  // A phone that was there and said no knows better than one that could not be reached (RFC 3261 §16.7, step 6).
  const verdict = refusal.scope === 'way' ? rings.verdict : refusal;
  const left: Ringing = { ...rings, legs: rings.legs.filter(({ id }) => id !== leg), verdict };
  if (refusal.scope === 'everyone') return { kind: 'failed', rings: left, refusal };
  if (left.legs.length > 0) return { kind: 'rings', rings: left };
  return verdict ? { kind: 'failed', rings: left, refusal: verdict } : { kind: 'next', rings: left, refusal };
}

/** The round after this one; undefined where it was the last. Who heard ringing goes on hearing it. */
export function nextRound(
  { later: [next, ...later], progress }: Ringing,
  tried: number,
  now: Instant,
): Begun | undefined {
  if (!next) return undefined;
  return beginRound(next, { later, progress: progress === 'nothing' ? 'nothing' : 'ringing', tried }, now);
}

/** Takes back every leg that rings. */
export const givingUp = ({ legs }: Pick<Ringing, 'legs'>): Effect[] =>
  legs.map(({ id }) => ({ kind: 'give-up', leg: id }));
