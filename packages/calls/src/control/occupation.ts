import type { Call } from '../call/call.ts';
import { openPartOf } from '../call/segment.ts';
import { supervisionOf } from '../call/supervised.ts';
import type { Supervision } from '../call/supervision.ts';

/** What a user's phones are doing: nothing, ringing for somebody who calls, or in a call, from the first digit dialled. */
export type Occupation = 'nothing' | 'ringing' | 'in-call';

/** What a user is busy with among these calls: a call of theirs wins over one that rings them. */
export function occupationIn(calls: Iterable<{ readonly call: Call }>, accountId: string): Occupation {
  let occupation: Occupation = 'nothing';
  for (const { call } of calls) {
    const part = openPartOf(call.segments, accountId) ?? supervising(call, accountId);
    // Whoever called has a leg from the beginning; whoever is called, from the answer.
    if (part?.leg) return 'in-call';
    if (part) occupation = 'ringing';
  }
  return occupation;
}

/** A supervisor is in a call as one of its users is (F47). */
function supervising(call: Call, accountId: string): { readonly leg: unknown } | undefined {
  const supervision = supervisionOf(call, accountId);
  return supervision && { leg: legOf(supervision) };
}

const legOf = ({ at }: Supervision) => (at.state === 'present' ? at.leg : null);

/**
 * Whether another call may wait for a user (F29): the only one they have is answered, and is one they can put on hold to take it.
 * In a consultation they have two to talk with already.
 */
export function hasRoomToWait(
  calls: Iterable<{ readonly call: Call; readonly users: readonly string[] }>,
  accountId: string,
): boolean {
  const [only, ...more] = [...calls].filter(({ users }) => users.includes(accountId));
  return only !== undefined && more.length === 0 && canBeHeldBy(only.call, accountId);
}

function canBeHeldBy({ phase, segments }: Call, accountId: string): boolean {
  if (phase.state !== 'connected' || !openPartOf(segments, accountId)?.leg) return false;
  return phase.activity.kind === 'talking' || phase.activity.kind === 'held';
}
