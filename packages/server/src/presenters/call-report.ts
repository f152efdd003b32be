import type { RecordedParty } from '@wpm/calls';
import type { CoveredDays, ReportedPart } from '@wpm/contract';
import type { CallPartRow, ReportDays } from '@wpm/store';
import { presentClassification } from './classification.ts';

/** A part in a call, as the report of calls shows it. */
export function presentPart(row: CallPartRow): ReportedPart {
  return {
    callId: row.callId,
    part: row.part,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    direction: row.direction,
    ...presentPlaces(row),
    ringMs: row.ringMs,
    talkMs: row.talkMs,
    holdMs: row.holdMs,
    consultationMs: (row.consultations ?? []).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0),
    holds: [...(row.holds ?? [])],
    consultations: [...(row.consultations ?? [])],
    wrapUpMs: row.wrapUpMs,
    result: row.result,
    outcome: row.outcome,
    endedBy: row.endedBy,
    transferredFrom: row.transferredFrom && partyOf(row.transferredFrom),
    transferredTo: row.transferredTo && partyOf(row.transferredTo),
    forwarded: forwardedOf(row),
    classification: row.said && presentClassification(row.said),
    recording: row.recording,
    sound: soundOf(row),
  };
}

export const presentDays = ({ first, last, timeZone }: ReportDays): CoveredDays => ({ first, last, timeZone });

/** Who and where: campaign and queue, our number, the customer, the agent and their phone. */
function presentPlaces(row: CallPartRow) {
  const { campaignId, campaign, agentId, agent, queueWaitMs, queueLeft, transport } = row;
  return {
    campaign: campaignId === null || campaign === null ? null : { id: campaignId, name: campaign },
    ownNumber: row.ownNumber,
    customer: { number: row.customerNumber, name: row.customerName },
    agent: agentId === null || agent === null ? null : { id: agentId, name: agent },
    device: transport === null ? null : transport === 'webrtc' ? ('browser' as const) : ('sip-phone' as const),
    queue: queueWaitMs === null ? null : { waitMs: queueWaitMs, left: queueLeft },
  };
}

const partyOf = ({ number, name }: RecordedParty) => ({ number, name });

function forwardedOf({ forwardings }: CallPartRow): ReportedPart['forwarded'] {
  const followed = forwardings.findLast(({ refusal }) => refusal === null);
  return followed ? { reason: followed.reason, to: partyOf(followed.to) } : null;
}

function soundOf({ legs, lossPercent, jitterMs, rttMs, mos }: CallPartRow): ReportedPart['sound'] {
  return legs === 0 ? null : { lossPercent, jitterMs, rttMs, mos };
}
