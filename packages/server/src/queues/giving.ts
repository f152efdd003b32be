import type { AgentState } from '@wpm/acd';
import type { GivingRefusal } from '@wpm/contract';

/** A waiting call that is to ring this user's phones; `by` is the supervisor who says so. */
export type Giving = {
  readonly callId: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly by: string;
};

/**
 * Why a user cannot be given a call by hand now. That they are no member of its campaign is for the supervisor to judge; what they chose
 * holds for whom somebody else chose, not for who takes the call themselves.
 */
export function refusalToGive(
  { chosen, activity, reach }: AgentState,
  { accountId, by }: Giving,
  isBusy: boolean,
): GivingRefusal | undefined {
  if (isBusy || activity.kind !== 'idle') return 'giving/busy';
  if (accountId !== by && chosen.kind === 'break') return 'giving/on-break';
  if (accountId !== by && chosen.kind === 'signed-out') return 'giving/signed-out';
  return reach.kind === 'reachable' ? undefined : 'giving/no-phone';
}
