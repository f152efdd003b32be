import type { LiveView, RecordedParty } from '@wpm/calls';
import type { LiveCall, Party } from '@wpm/contract';

/** A call of a user while it lasts. */
export function presentLiveCall(view: LiveView): LiveCall {
  const { callId, activity, holds, other, consulted, startedAt, answeredAt } = view;
  return {
    callId,
    activity,
    holds,
    other: other && presentParty(other),
    consulted: consulted && presentParty(consulted),
    startedAt: new Date(startedAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  };
}

const presentParty = ({ number, name }: RecordedParty): Party => ({ number, name });
