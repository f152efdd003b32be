import type { SupervisionRefusal } from '@wpm/contract';
import { type Call, type End, endsUp } from './call.ts';
import type { LegId } from './leg-id.ts';
import { openPartOf, usersIn } from './segment.ts';

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

/** Users who have a part in the call, and the supervisor in it: each is busy with it. */
export function usersBusyWith({ segments, supervision }: Call): readonly string[] {
  const users = usersIn(segments);
  return supervision ? [...users, supervision.supervisor.accountId] : users;
}

/** Whether a leg is one of a supervisor whose phones ring. */
export const ringsSupervisor = ({ supervision }: Call, leg: LegId): boolean =>
  supervision?.at.state === 'ringing' && supervision.at.legs.some((each) => each === leg);

/** Whom it is about. */
export type Supervised = { readonly agentId: string; readonly supervisorId: string };

/** Why the supervisor cannot come to the user's ear now; undefined if they can. */
export function refusalToSupervise(call: Call, { agentId, supervisorId }: Supervised): SupervisionRefusal | undefined {
  if (openPartOf(call.segments, supervisorId)) return 'supervision/own-call';
  if (call.supervision) return 'supervision/under-way';
  return endOfUser(call, agentId) ? undefined : 'supervision/not-connected';
}

/** Whether this supervisor is at this user's ear, or on the way there. */
export const isSupervising = ({ supervision }: Call, { agentId, supervisorId }: Supervised): boolean =>
  supervision?.supervisor.accountId === supervisorId && supervision.agent.accountId === agentId;
