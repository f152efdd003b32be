import type { ForwardingReason, ForwardingRefusal, ForwardingRules } from '@wpm/contract';

/** Why a call did not reach the user it was for; `never-rang`: their phones are registered, and none of them rang in time. */
export type NotReached = 'unreachable' | 'busy' | 'no-answer' | 'never-rang';

/** Where a call goes on to, and by which rule. The target is as the user set it. */
export type ForwardingRule = { readonly reason: ForwardingReason; readonly target: string };

/**
 * The rule that decides of a call to a user, undefined where none does (F44). `placed`: nothing has been tried yet. Phones
 * that never rang are unreachable; where there is no rule for that, they did not answer either.
 */
export function ruleFor(rules: ForwardingRules, happened: 'placed' | NotReached): ForwardingRule | undefined {
  const reason = ASKED[happened].find((each) => rules[each].on);
  return reason && { reason, target: rules[reason].target };
}

const ASKED = {
  placed: ['always'],
  unreachable: ['unreachable'],
  busy: ['busy'],
  'no-answer': ['no-answer'],
  'never-rang': ['unreachable', 'no-answer'],
} as const satisfies Record<'placed' | NotReached, readonly ForwardingReason[]>;

/** How long the user's phones ring, where that is shorter than phones ring at all. */
export function noAnswerAfterMs(rules: ForwardingRules, ringMs: number): number {
  const { on, afterSeconds } = rules['no-answer'];
  return on ? Math.min(ringMs, afterSeconds * 1_000) : ringMs;
}

/** Somebody a call can go to: one of ours by their account, the outside by its number. */
type Place = { readonly accountId: string | null; readonly number: string };

/** A step of a call from a user to the next target. `refusal` is null where it was followed. */
export type Hop = { readonly from: Place; readonly to: Place; readonly refusal: string | null };

/** Steps of one call at most (F44). */
export const MOST_HOPS = 5;

/** Why the call cannot go there, however it is permitted; undefined where it can. */
export function refusalToForward(
  { from, to }: Pick<Hop, 'from' | 'to'>,
  { caller, hops }: { readonly caller: Place; readonly hops: readonly Hop[] },
): ForwardingRefusal | undefined {
  const followed = hops.filter(({ refusal }) => refusal === null);
  const been = [caller, from, ...followed.flatMap((hop) => [hop.from, hop.to])];
  if (been.some((place) => isSame(place, to))) return 'forwarding/loop';
  return followed.length >= MOST_HOPS ? 'forwarding/too-many-hops' : undefined;
}

function isSame(one: Place, other: Place): boolean {
  if (one.accountId !== null || other.accountId !== null) return one.accountId === other.accountId;
  return one.number === other.number;
}
