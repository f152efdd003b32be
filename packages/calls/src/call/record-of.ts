import type { CallResult, Direction } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { type Party, recorded } from '../party.ts';
import type { CallRecord, SegmentRecord } from '../record.ts';
import type { Call } from './call.ts';
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
  return {
    id: call.id,
    tenantId: call.tenantId,
    direction: call.direction,
    caller: recorded(call.caller),
    callee: recorded(call.callee),
    startedAt: call.startedAt,
    ...times,
    result: how?.result ?? null,
    outcome: how ? outcomeOf(how.result, seenAs) : null,
    endedBy: how?.by ?? null,
    refusal: how?.refusal ?? null,
    cause: how?.cause ?? null,
    trunkId: call.trunkId,
    segments: segmentsOf(call, times),
    recording: call.recording,
  };
}

function timesOf({ startedAt, phase }: Call, now: Instant): Times {
  const answeredAt = phase.state === 'ringing' ? null : phase.answeredAt;
  const endedAt = phase.state === 'ended' ? phase.endedAt : null;
  const until = endedAt ?? now;
  return {
    answeredAt,
    endedAt,
    ringMs: Math.round((answeredAt ?? until) - startedAt),
    talkMs: answeredAt === null ? 0 : Math.round(until - answeredAt),
  };
}

/** Every user who took part has a segment of their own, the caller's first. */
function segmentsOf(call: Call, times: Times): SegmentRecord[] {
  const sides: Omit<Side, 'number'>[] = [];
  if (call.caller.kind === 'account') sides.push({ own: call.caller, other: call.callee, direction: 'outbound' });
  if (call.callee.kind === 'account') sides.push({ own: call.callee, other: call.caller, direction: 'inbound' });
  return sides.map((side, index) => segmentOf(call, times, { ...side, number: index + 1 }));
}

type Side = {
  readonly own: Extract<Party, { kind: 'account' }>;
  readonly other: Party;
  readonly direction: Direction;
  readonly number: number;
};

function segmentOf(call: Call, times: Times, { own, other, direction, number }: Side): SegmentRecord {
  const result = call.phase.state === 'ended' ? seenFrom(direction, call.phase.how.result) : null;
  return {
    number,
    accountId: own.accountId,
    direction,
    other: recorded(other),
    startedAt: call.startedAt,
    endedAt: times.endedAt,
    ringMs: times.ringMs,
    talkMs: times.talkMs,
    result,
    outcome: result && outcomeOf(result, direction),
  };
}

/** Who was called did not cancel: for them the call went unanswered. */
function seenFrom(direction: Direction, result: CallResult): CallResult {
  return direction === 'inbound' && result === 'cancelled' ? 'no-answer' : result;
}

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
    recording: record.recording && { ...record.recording, completeness: record.recording.file === null ? 0 : 1 },
    result,
    outcome: outcomeOf(result, seenAs),
    endedBy: 'platform',
    refusal: result === 'failed' ? 'call/failed' : null,
    segments: record.segments.map((segment) => lostSegment(segment, result, { endedAt, talkMs })),
  };
}

/** Whose phone rang and fell silent has a missed call, not a failed one. */
function lostSegment(
  segment: SegmentRecord,
  result: CallResult,
  times: { endedAt: Instant; talkMs: number },
): SegmentRecord {
  const own: CallResult = result === 'failed' && segment.direction === 'inbound' ? 'no-answer' : result;
  return { ...segment, ...times, result: own, outcome: outcomeOf(own, segment.direction) };
}
