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
function noAnswerAfterMs(rules: ForwardingRules, ringMs: number): number {
  const { on, afterSeconds } = rules['no-answer'];
  return on ? Math.min(ringMs, afterSeconds * 1_000) : ringMs;
}

/** How long a user's phones may take to begin to ring before they are unreachable: they may have to be woken (semantics, Queues). */
export const WAKE_MS = 8_000;

/** How long a user's phones are given to ring, and to begin to, where they have said where calls go that do not reach them. */
export function patienceWith(
  rules: ForwardingRules,
  ringMs: number,
): { readonly ringMs: number; readonly wakeMs?: number } {
  return {
    ringMs: noAnswerAfterMs(rules, ringMs),
    ...((rules.unreachable.on || rules.voicemail) && { wakeMs: WAKE_MS }),
  };
}

/** Somebody a call can go to: one of ours by their account, the outside by its number. */
type Place = { readonly accountId: string | null; readonly number: string };

/** A step of a call from a user to the next target. `refusal` is null where it was followed. */
export type Hop = { readonly from: Place; readonly to: Place; readonly refusal: string | null };

/** Steps a call made before it came to us, as its network tells (RFC 5806, RFC 7044). */
export type Diverted = { readonly by: readonly Place[]; readonly hops: number };

/** Steps of one call at most (F44). */
export const MOST_HOPS = 5;

/** Why the call cannot go there, however it is permitted; undefined where it can. */
export function refusalToForward(
  { from, to }: Pick<Hop, 'from' | 'to'>,
  { caller, hops, diverted }: { readonly caller: Place; readonly hops: readonly Hop[]; readonly diverted?: Diverted },
): ForwardingRefusal | undefined {
  const followed = hops.filter(({ refusal }) => refusal === null);
  const before = diverted?.by ?? [];
  const been = [caller, from, ...before, ...followed.flatMap((hop) => [hop.from, hop.to])];
  // Whom the network names has forwarded this call once already: it came back.
  const isBack = before.some((place) => isSame(place, from));
  if (isBack || been.some((place) => isSame(place, to))) return 'forwarding/loop';
  return followed.length + (diverted?.hops ?? 0) >= MOST_HOPS ? 'forwarding/too-many-hops' : undefined;
}

function isSame(one: Place, other: Place): boolean {
  if (one.accountId !== null || other.accountId !== null) return one.accountId === other.accountId;
  return one.number === other.number;
}
