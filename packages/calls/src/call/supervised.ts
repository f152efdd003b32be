import { MOST_SUPERVISORS, type SupervisionRefusal } from '@wpm/contract';
import { type Call, type End, endsUp } from './call.ts';
import type { LegId } from './leg-id.ts';
import { openPartOf, usersIn } from './segment.ts';
import { type Supervision, legsOf } from './supervision.ts';

/** The user's end of what goes on; undefined while they have none. */
export function endOfUser({ phase }: Call, accountId: string): End | undefined {
  if (phase.state !== 'connected') return undefined;
  return endsUp(phase.activity).find(({ party }) => party.accountId === accountId);
}

/** Whether the call is one of the user's still: also while it waits for their phone to come back. */
export function isUsers(call: Call, accountId: string): boolean {
  const { phase } = call;
  if (phase.state !== 'connected') return false;
  const { activity } = phase;
  const isAwaited = activity.kind === 'vanished' && activity.away.party.accountId === accountId;
  return isAwaited || endOfUser(call, accountId) !== undefined;
}

/** Who is at a user's ear in the call, or on the way there, in the order they came (F47). */
export const supervisionsOf = ({ supervisions = [] }: Pick<Call, 'supervisions'>): readonly Supervision[] =>
  supervisions;

/** Users who have a part in the call, and the supervisors in it: each is busy with it. */
export function usersBusyWith(call: Pick<Call, 'segments' | 'supervisions'>): readonly string[] {
  return [...usersIn(call.segments), ...supervisionsOf(call).map(({ supervisor }) => supervisor.accountId)];
}

/** The supervisor whose leg it is, or whose phone rings on it. */
export const supervisionOn = (call: Call, leg: LegId): Supervision | undefined =>
  supervisionsOf(call).find((each) => legsOf(each).some((own) => own === leg));

/** Whether a leg is one of a supervisor whose phones ring. */
export const ringsSupervisor = (call: Call, leg: LegId): boolean => supervisionOn(call, leg)?.at.state === 'ringing';

/** Whom it is about. */
export type Supervised = { readonly agentId: string; readonly supervisorId: string };

/** Why the supervisor cannot come to the user's ear now; undefined if they can. */
export function refusalToSupervise(call: Call, { agentId, supervisorId }: Supervised): SupervisionRefusal | undefined {
  if (openPartOf(call.segments, supervisorId)) return 'supervision/own-call';
  // One who is at another user's ear here has one phone call, and one ear.
  if (supervisionOf(call, supervisorId)) return 'supervision/busy';
  if (supervisionsOf(call).length >= MOST_SUPERVISORS) return 'supervision/under-way';
  return endOfUser(call, agentId) ? undefined : 'supervision/not-connected';
}

/** What this supervisor is in the call. */
export const supervisionOf = (call: Call, supervisorId: string): Supervision | undefined =>
  supervisionsOf(call).find(({ supervisor }) => supervisor.accountId === supervisorId);

/** Whether this supervisor is at this user's ear, or on the way there. */
export const isSupervising = (call: Call, { agentId, supervisorId }: Supervised): boolean =>
  supervisionOf(call, supervisorId)?.agent.accountId === agentId;
