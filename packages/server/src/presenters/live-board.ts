import type { BoardView, RecordedParty } from '@wpm/calls';
import type { BoardCall, Party } from '@wpm/contract';

/** A call as supervisors see it while it lasts. */
export function presentBoardCall({ parts, ...view }: BoardView): BoardCall {
  const supervisors = view.supervisors.map((each) => ({ ...each, by: presentParty(each.by) }));
  return {
    callId: view.callId,
    direction: view.direction,
    caller: presentParty(view.caller),
    callee: presentParty(view.callee),
    startedAt: new Date(view.startedAt).toISOString(),
    answeredAt: instant(view.answeredAt),
    campaign: view.campaign,
    waitingSince: instant(view.waitingSince),
    parts: [...parts],
    supervision: supervisors[0] ?? null,
    supervisors,
  };
}

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const presentParty = ({ number, name }: RecordedParty): Party => ({ number, name });
