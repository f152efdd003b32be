import type { EndedBy } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';
import { ring } from './begin.ts';
import {
  type Call,
  type CallIn,
  type Cause,
  type Ended,
  type LegId,
  type Progress,
  type Refused,
  isIn,
  isService,
} from './call.ts';
import { resultOf } from './refusal.ts';
import { type Effect, type Input, type Step, step } from './step.ts';

/** One input in, the call as it is from now on and what to do about it out. Instants are UTC milliseconds. */
export function advance(call: Call, input: Input, now: Instant): Step {
  if (isIn(call, 'ringing')) return whileRinging(call, input, now);
  if (isIn(call, 'connected')) return whileConnected(call, input, now);
  // Over is over: what crosses the end on the wire changes nothing, except that a late answer must be hung up.
  return input.kind === 'answered' ? step(call, { kind: 'hang-up', leg: input.leg }) : step(call);
}

function whileRinging(call: CallIn<'ringing'>, input: Input, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
      return progressed(call, input.leg, input.heard);
    case 'answered':
      return answered(call, input.leg, now);
    case 'refused':
    case 'hung-up':
      return refused(call, input.leg, input.kind === 'refused' ? input.refused : LEFT, now);
    case 'cancelled':
      return givenUp(call, { result: 'cancelled', by: 'caller', refusal: null, cause: null }, now);
    case 'lost':
      return givenUp(call, { result: 'failed', by: 'platform', refusal: 'call/failed', cause: null }, now);
    case 'changed':
      return step(call);
    case 'time':
      if (now < call.phase.giveUpAt) return step(call);
      return timeUp(call, now);
    default:
      return assertNever(input);
  }
}

/** A caller who heard the other side's own sound keeps it; a later 180 does not put our tone over it. */
function progressed(call: CallIn<'ringing'>, leg: LegId, heard: Exclude<Progress, 'nothing'>): Step {
  const { phase } = call;
  if (!has(call, leg) || phase.progress === heard || phase.progress === 'early-media') return step(call);
  return step({ ...call, phase: { ...phase, progress: heard } }, { kind: 'tell-caller', heard, leg });
}

function answered(call: CallIn<'ringing'>, leg: LegId, now: Instant): Step {
  const answering = call.phase.legs.find(({ id }) => id === leg);
  if (!answering) return step(call, { kind: 'hang-up', leg });
  const others = call.phase.legs.filter(({ id }) => id !== leg);
  const trunkId = answering.trunkId ?? call.trunkId;
  const next: Call = { ...call, trunkId, phase: { state: 'connected', answeredAt: now, with: leg } };
  return step(
    next,
    ...others.map(({ id }): Effect => ({ kind: 'give-up', leg: id })),
    { kind: 'bridge', leg },
    { kind: 'save' },
    { kind: 'answer-caller' },
  );
}

/** A callee that hung up before it answered. */
const LEFT: Refused = { why: 'call/failed', scope: 'phone', cause: null };

const has = ({ phase }: CallIn<'ringing'>, leg: LegId): boolean => phase.legs.some(({ id }) => id === leg);

function refused(call: CallIn<'ringing'>, leg: LegId, refusal: Refused, now: Instant): Step {
  const gone = call.phase.legs.find(({ id }) => id === leg);
  if (!gone) return step(call);
  const legs = call.phase.legs.filter(({ id }) => id !== leg);
  // A phone that was there and said no knows better than one that could not be reached (RFC 3261 §16.7, step 6).
  const verdict = refusal.scope === 'way' ? call.phase.verdict : refusal;
  const left: CallIn<'ringing'> = {
    ...call,
    trunkId: gone.trunkId ?? call.trunkId,
    phase: { ...call.phase, legs, verdict },
  };
  if (refusal.scope === 'everyone') return refusedFor(left, refusal, now);
  if (legs.length > 0) return step(left);
  return verdict ? refusedFor(left, verdict, now) : nextRound(left, refusal, now);
}

function refusedFor(call: CallIn<'ringing'>, { why, cause }: Refused, now: Instant): Step {
  return givenUp(call, { result: resultOf(why), by: 'callee', refusal: why, cause }, now);
}

/** Nobody of this round could be reached: the next way is tried, and the caller goes on hearing that it rings. */
function nextRound(call: CallIn<'ringing'>, refusal: Refused, now: Instant): Step {
  const [next, ...later] = call.phase.later;
  if (!next) return refusedFor(call, refusal, now);
  const { tried, progress } = call.phase;
  const begun = ring(call, next, { later, tried, progress: progress === 'nothing' ? 'nothing' : 'ringing' }, now);
  return progress === 'early-media' ? step(begun.next, { kind: 'ring-on' }, ...begun.effects) : begun;
}

const NO_ANSWER: Refused = { why: 'call/no-answer', scope: 'way', cause: null };

/** It rang long enough: nobody is there. A round that never even rang has only failed to find the way. */
function timeUp(call: CallIn<'ringing'>, now: Instant): Step {
  const { legs, progress, later } = call.phase;
  if (progress !== 'nothing' || later.length === 0) {
    return givenUp(call, { result: 'no-answer', by: 'platform', refusal: 'call/no-answer', cause: null }, now);
  }
  const { next, effects } = nextRound(call, NO_ANSWER, now);
  return step(next, ...legs.map(({ id }): Effect => ({ kind: 'give-up', leg: id })), ...effects);
}

/** Ends a call nobody answered. The record is on disk before the caller is told. */
function givenUp(call: CallIn<'ringing'>, how: Ended, now: Instant): Step {
  const why = how.refusal;
  return step(
    { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } },
    ...call.phase.legs.map(({ id }): Effect => ({ kind: 'give-up', leg: id })),
    { kind: 'stop-media' },
    { kind: 'save' },
    ...(why ? [{ kind: 'refuse-caller', why } as const] : []),
  );
}

function whileConnected(call: CallIn<'connected'>, input: Input, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return over(call, { by: input.leg === 'caller' ? 'caller' : 'callee', gone: input.leg, cause: input.cause }, now);
    case 'lost':
      return over(call, { by: 'platform', gone: null, cause: null }, now);
    case 'answered':
      // Two callees answered at once: the first has the call, this one is let go.
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'cancelled':
      return cancelledWhileAnswered(call, now);
    case 'changed':
      return step(call, { kind: 'note' });
    case 'progress':
    case 'refused':
    case 'time':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** The caller's CANCEL came between the callee's answer and ours: nobody ever spoke, the callee is let go. */
function cancelledWhileAnswered(call: CallIn<'connected'>, now: Instant): Step {
  const how: Ended = { result: 'cancelled', by: 'caller', refusal: null, cause: null };
  const partner = call.phase.with;
  return step(
    { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } },
    { kind: 'stop-media' },
    { kind: 'save' },
    ...(isService(partner) ? [] : [{ kind: 'hang-up', leg: partner } as const]),
  );
}

function over(
  call: CallIn<'connected'>,
  end: { by: EndedBy; gone: LegId | null; cause: Cause | null },
  now: Instant,
): Step {
  const { answeredAt, with: partner } = call.phase;
  const legs: LegId[] = isService(partner) ? ['caller'] : ['caller', partner];
  const how: Ended = { result: 'answered', by: end.by, refusal: null, cause: end.cause };
  return step(
    { ...call, phase: { state: 'ended', answeredAt, endedAt: now, how } },
    { kind: 'stop-media' },
    { kind: 'save' },
    ...legs.filter((leg) => leg !== end.gone).map((leg): Effect => ({ kind: 'hang-up', leg })),
  );
}

/** When the call next wants `time` as its input; undefined when only others can move it. */
export function deadlineOf(call: Call): Instant | undefined {
  return call.phase.state === 'ringing' ? call.phase.giveUpAt : undefined;
}
