import type { RecordedParty } from '@wpm/calls';
import type { ContactCall, ForwardingStep, MenuWay, MyCall, ReportedCall } from '@wpm/contract';
import type { AccountRow, ContactCallRow, MyCallRow, TenantCallRow } from '@wpm/store';
import { presentClassification, presentSaid } from './classification.ts';

/** A call in the user's own history; the recording only if the user may hear it. */
export function presentMyCall(call: MyCallRow, account: Pick<AccountRow, 'mayHearOwnRecordings'>): MyCall {
  return {
    callId: call.callId,
    part: call.segment,
    direction: call.direction,
    outcome: call.outcome,
    result: call.result,
    other: { number: call.otherNumber, name: call.otherName },
    startedAt: call.startedAt.toISOString(),
    ringMs: call.ringMs,
    talkMs: call.talkMs,
    recording: account.mayHearOwnRecordings ? call.recording : null,
    classifier: call.said && presentSaid(call.said),
    campaign: call.campaign,
    ...stepsOf(call),
    ...courseOf(call),
  };
}

/** What of the user's own part there is to be told besides; nothing of the parts of others. */
function courseOf({ waitedMs, holdMs, transferredFrom, transferredTo }: MyCallRow): Partial<MyCall> {
  return {
    ...(waitedMs !== null && { waitedMs }),
    ...(holdMs > 0 && { holdMs }),
    ...(transferredFrom && { transferredFrom: partyOf(transferredFrom) }),
    ...(transferredTo && { transferredTo: partyOf(transferredTo) }),
  };
}

/** A call in the report. One that still runs is shown as it would stand if it ended now. */
export function presentReportedCall(call: TenantCallRow): ReportedCall {
  const soFar = call.answeredAt
    ? ({ outcome: 'answered', result: 'answered' } as const)
    : ({ outcome: 'missed', result: 'no-answer' } as const);
  return {
    callId: call.callId,
    direction: call.direction,
    outcome: call.outcome ?? soFar.outcome,
    result: call.result ?? soFar.result,
    caller: { number: call.callerNumber, name: call.callerName },
    callee: { number: call.calleeNumber, name: call.calleeName },
    agents: [...call.agents],
    startedAt: call.startedAt.toISOString(),
    answeredAt: call.answeredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    ringMs: call.ringMs,
    talkMs: call.talkMs,
    endedBy: call.endedBy,
    campaign: campaignOf(call),
    queue: queueOf(call),
    recording: call.recording,
    ...stepsOf(call),
    ...(call.cause && { cause: call.cause }),
    ...(call.redirects.length > 0 && { redirects: [...call.redirects] }),
    ...wayOf(call),
  };
}

/** A call in the history of a contact (F20). @param isHeard whether who asks may hear its recording */
export function presentContactCall(call: ContactCallRow, isHeard: boolean): ContactCall {
  const { recording, ...told } = presentReportedCall(call);
  return {
    ...told,
    recording: isHeard ? recording : null,
    classification: call.said && presentClassification(call.said),
  };
}

function wayOf({ menu }: TenantCallRow): { menu?: MenuWay } {
  if (!menu) return {};
  const { menuId, menuName, left, path } = menu;
  return {
    menu: {
      menuId,
      menu: menuName,
      left,
      steps: path.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    },
  };
}

function stepsOf({ forwardings }: Pick<TenantCallRow, 'forwardings'>): { forwardings?: ForwardingStep[] } {
  if (forwardings.length === 0) return {};
  return {
    forwardings: forwardings.map(({ from, to, reason, refusal }) => ({
      from: partyOf(from),
      to: partyOf(to),
      reason,
      refusal,
    })),
  };
}

const partyOf = ({ number, name }: RecordedParty) => ({ number, name });

const campaignOf = ({ campaignId: id, campaign: name }: TenantCallRow): ReportedCall['campaign'] =>
  id === null || name === null ? null : { id, name };

function queueOf({ campaignId, campaign, queueWaitMs, queueLeft, queueShort }: TenantCallRow): ReportedCall['queue'] {
  if (campaignId === null || campaign === null || queueWaitMs === null) return null;
  return { campaignId, campaign, waitMs: queueWaitMs, left: queueLeft, short: queueShort ?? false };
}
