import type { CallResult, Direction } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { recorded } from '../party.ts';
import {
  type CallRecord,
  type PartStretch,
  type QueueRecord,
  type RecordingRecord,
  type SegmentRecord,
  isMessageLeft,
} from '../record.ts';
import type { Call } from './call.ts';
import { completenessOf, resumedAt } from './recording-pause.ts';
import { type Segment, type Stretch, directionOf, heldMsOf } from './segment.ts';
import { outcomeOf } from './refusal.ts';

type Times = {
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly ringMs: number;
  readonly talkMs: number;
};

/** The call as reports know it, at any moment of its life. */
export function recordOf(call: Call, now: Instant): CallRecord {
  const times = timesOf(call, now);
  const how = call.phase.state === 'ended' ? call.phase.how : null;
  const seenAs: Direction = call.direction === 'inbound' ? 'inbound' : 'outbound';
  return withMessage({
    id: call.id,
    tenantId: call.tenantId,
    direction: call.direction,
    caller: recorded(call.caller),
    callee: recorded(call.callee),
    startedAt: call.startedAt,
    ...keyedBy(call),
    ...times,
    result: how?.result ?? null,
    outcome: how ? outcomeOf(how.result, seenAs) : null,
    endedBy: how?.by ?? null,
    refusal: how?.refusal ?? null,
    cause: how?.cause ?? null,
    trunkId: call.trunkId,
    redirects: call.redirects,
    ...forwardedIn(call),
    segments: call.segments.map((segment) => segmentOf(segment, now)),
    recording: call.recording,
    ...measuredIn(call),
    ...madeIn(call),
    ...menuIn(call),
    ...queuedIn(call, now),
    ...promisedIn(call),
    ...messageIn(call),
  });
}

/** A wait that ended in a message ended so, whatever had brought the customer to leave one. */
function withMessage(record: CallRecord): CallRecord {
  const { queue } = record;
  return queue && isMessageLeft(record) ? { ...record, queue: { ...queue, left: 'voicemail' } } : record;
}

const keyedBy = ({ inviteKey }: Call): Pick<CallRecord, 'inviteKey'> => (inviteKey === undefined ? {} : { inviteKey });

const promisedIn = ({ callBack }: Call): Pick<CallRecord, 'callBack'> => (callBack ? { callBack } : {});

const messageIn = ({ message }: Call): Pick<CallRecord, 'message'> =>
  message ? { message: { box: message.box, leastMs: message.plan.leastMs } } : {};

const forwardedIn = ({ forwardings }: Call): Pick<CallRecord, 'forwardings'> =>
  forwardings && forwardings.length > 0
    ? { forwardings: forwardings.map((step) => ({ ...step, from: recorded(step.from), to: recorded(step.to) })) }
    : {};

const measuredIn = ({ quality }: Call): Pick<CallRecord, 'quality'> => (quality ? { quality } : {});

const madeIn = ({ madeIn: campaign }: Call): Pick<CallRecord, 'madeIn'> =>
  campaign ? { madeIn: { campaignId: campaign.campaignId, campaignName: campaign.name } } : {};

function menuIn({ menu }: Call): Pick<CallRecord, 'menu'> {
  if (!menu) return {};
  const { plan, left, path } = menu;
  return { menu: { menuId: plan.menuId, menuName: plan.name, left, path } };
}

function queuedIn({ campaign, phase }: Call, now: Instant): Pick<CallRecord, 'queue'> {
  if (!campaign) return {};
  const { plan, enteredAt, waitedMs, waitingSince, left, offers } = campaign;
  const waitMs = Math.round(waitedMs + (waitingSince === null ? 0 : now - waitingSince));
  const isShort = phase.state === 'ended' && left === 'abandoned' && waitMs < plan.shortAbandonMs;
  const { campaignId, name: campaignName, answerWithinMs } = plan;
  const wanted = answerWithinMs === undefined ? {} : { answerWithinMs };
  return { queue: { campaignId, campaignName, enteredAt, waitMs, left, isShort, ...wanted, offers } };
}

function timesOf({ startedAt, phase }: Call, now: Instant): Times {
  const answeredAt = phase.state === 'connected' || phase.state === 'ended' ? phase.answeredAt : null;
  const endedAt = phase.state === 'ended' ? phase.endedAt : null;
  const until = endedAt ?? now;
  return {
    answeredAt,
    endedAt,
    ringMs: Math.round((answeredAt ?? until) - startedAt),
    talkMs: answeredAt === null ? 0 : Math.round(until - answeredAt),
  };
}

function segmentOf(segment: Segment, now: Instant): SegmentRecord {
  const { number, accountId, other, startedAt, answeredAt, endedAt, result, transferredFrom, transferredTo } = segment;
  const until = endedAt ?? now;
  const direction = directionOf(segment);
  const holdMs = heldMsOf(segment, until);
  return {
    number,
    accountId,
    direction,
    other,
    startedAt,
    endedAt,
    ringMs: Math.round((answeredAt ?? until) - startedAt),
    talkMs: answeredAt === null ? 0 : Math.round(until - answeredAt - holdMs),
    holdMs: Math.round(holdMs),
    ...(segment.heldSince !== null && endedAt === null && { heldSince: segment.heldSince }),
    ...(segment.holds && { holds: within(segment.holds, startedAt) }),
    ...(segment.consultations && { consultations: within(segment.consultations, startedAt) }),
    transferredFrom,
    transferredTo,
    result,
    outcome: result && outcomeOf(result, direction),
    ...(segment.before && { before: segment.before }),
  };
}

const within = (stretches: readonly Stretch[], startedAt: Instant): readonly PartStretch[] =>
  stretches.map(({ from, until }) => ({ fromMs: Math.round(from - startedAt), toMs: Math.round(until - startedAt) }));

/**
 * The record of a call that did not survive the platform, ended by the platform. An answered one lasted as long as it was
 * recorded: nobody else was there to see it end.
 */
export function lostRecord(record: CallRecord, now: Instant): CallRecord {
  const seenAs: Direction = record.direction === 'inbound' ? 'inbound' : 'outbound';
  const { answeredAt } = record;
  const result: CallResult = answeredAt === null ? 'failed' : 'answered';
  const talkMs = answeredAt === null ? 0 : (record.recording?.durationMs ?? record.talkMs);
  const endedAt = answeredAt === null ? now : answeredAt + talkMs;
  return {
    ...record,
    endedAt,
    talkMs,
    recording: record.recording && lostRecording(record.recording),
    result,
    outcome: outcomeOf(result, seenAs),
    endedBy: 'platform',
    refusal: result === 'failed' ? 'call/failed' : null,
    segments: record.segments.map((segment) => lostSegment(segment, result, endedAt)),
    ...(record.menu && { menu: { ...record.menu, left: record.menu.left ?? 'failed' } }),
    ...(record.queue && { queue: lostQueue(record.queue, endedAt) }),
  };
}

/** Whoever waited was lost with the platform, and so was what rang for them. */
function lostQueue(queue: QueueRecord, endedAt: Instant): QueueRecord {
  const offers = queue.offers.map((offer) =>
    offer.outcome === null ? { ...offer, endedAt, outcome: 'withdrawn' as const } : offer,
  );
  return { ...queue, left: queue.left ?? 'failed', offers };
}

function lostRecording(recording: RecordingRecord): RecordingRecord {
  const closed = resumedAt(recording, recording.startedAt + recording.durationMs);
  return { ...closed, completeness: recording.file === null ? 0 : completenessOf(closed, closed.durationMs) };
}

/** Whose phone rang and fell silent has a missed call, not a failed one. Parts that had ended stay as they were. */
function lostSegment(segment: SegmentRecord, ended: CallResult, endedAt: Instant): SegmentRecord {
  if (segment.endedAt !== null) return segment;
  const result: CallResult = ended === 'failed' && segment.direction === 'inbound' ? 'no-answer' : ended;
  const talkMs = ended === 'answered' ? Math.max(0, endedAt - segment.startedAt - segment.ringMs - segment.holdMs) : 0;
  const { heldSince: _over, ...rest } = segment;
  return { ...rest, endedAt, talkMs, result, outcome: outcomeOf(result, segment.direction) };
}
