import { type Instant, assertNever } from '@wpm/kernel';
import type { Call, CallIn, Ended, LegId, Refused, Ringing } from './call.ts';
import { calledNow, onTrunk } from './forwarding.ts';
import { givenUp } from './given-up.ts';
import { pickUpRinging } from './pick-up.ts';
import { resultOf } from './refusal.ts';
import { afterRefusal, givingUp, nextRound, progressed } from './rounds.ts';
import { answeredBy } from './segment.ts';
import { type Effect, type Happening, type Input, type Step, step } from './step.ts';
import { endOrForward } from './while-forwarding.ts';
import { talkBegins } from './while-noticing.ts';

/** The call is placed, and nobody has answered it. */
export function whileRinging(call: CallIn<'ringing'>, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'progress':
      return onProgress(call, input);
    case 'answered':
      return answered(call, input.leg, now);
    case 'refused':
      return refused(call, input.leg, input.refused, now);
    case 'hung-up':
      return refused(call, input.leg, LEFT, now);
    case 'cancelled':
      return allGivenUp(call, { result: 'cancelled', by: 'caller', refusal: null, cause: null }, now);
    case 'lost':
      return allGivenUp(call, { result: 'failed', by: 'platform', refusal: 'call/failed', cause: null }, now);
    case 'time':
      return timeUp(call, now);
    case 'picked-up':
      return pickUpRinging(input, call.tried, (rings) => answered(ringing(call, rings(call.phase)), input.by, now));
    case 'hold':
    case 'found':
    case 'resumed':
      return step(call);
    default:
      return assertNever(input);
  }
}

function onProgress(call: CallIn<'ringing'>, heard: Extract<Input, { kind: 'progress' }>): Step {
  const rings = progressed(call.phase, heard.leg, heard.heard);
  return rings ? step(ringing(call, rings), { ...heard, kind: 'tell-caller' }) : step(call);
}

export const ringing = (call: Call, rings: Ringing): CallIn<'ringing'> => ({
  ...call,
  phase: { state: 'ringing', ...rings },
});

function answered(call: CallIn<'ringing'>, leg: LegId, now: Instant): Step {
  const answering = call.phase.legs.find(({ id }) => id === leg);
  if (!answering) return step(call, { kind: 'hang-up', leg });
  const others = call.phase.legs.filter(({ id }) => id !== leg);
  const { caller } = call;
  const callee = calledNow(call);
  const ends = { caller: { leg: 'caller', party: caller }, callee: { leg, party: callee } } as const;
  const { activity, effect } = talkBegins(call, ends, now);
  const next: Call = {
    ...onTrunk(call, answering.trunkId),
    segments: answeredBy(answeredBy(call.segments, caller, 'caller', now), callee, leg, now),
    phase: { state: 'connected', answeredAt: now, activity },
  };
  return step(
    next,
    ...others.map(({ id }): Effect => ({ kind: 'give-up', leg: id })),
    effect,
    { kind: 'save' },
    { kind: 'answer-caller' },
  );
}

/** A callee that hung up before it answered. */
export const LEFT: Refused = { why: 'call/failed', scope: 'phone', cause: null };

/** Nobody answered in time. */
export const NO_ANSWER: Refused = { why: 'call/no-answer', scope: 'way', cause: null };

function refused(call: CallIn<'ringing'>, leg: LegId, refusal: Refused, now: Instant): Step {
  const gone = call.phase.legs.find(({ id }) => id === leg);
  if (!gone) return step(call);
  const known = onTrunk(call, gone.trunkId);
  const after = afterRefusal(call.phase, leg, refusal);
  const left: CallIn<'ringing'> = { ...known, phase: { state: 'ringing', ...after.rings } };
  switch (after.kind) {
    case 'rings':
      return step(left);
    case 'failed':
      return refusedFor(left, after.refusal, now);
    case 'next':
      // The phone was lost for which a device was woken: it is waited for, or rings already.
      return left.phase.beside ? step(left) : toNextRound(left, after.refusal, now);
    default:
      return assertNever(after);
  }
}

export function refusedFor(call: CallIn<'ringing'>, { why, cause }: Refused, now: Instant): Step {
  return endOrForward(call, { result: resultOf(why), by: 'callee', refusal: why, cause }, now);
}

/** Nobody of this round could be reached: the next way is tried, and the caller goes on hearing that it rings. */
export function toNextRound(call: CallIn<'ringing'>, refusal: Refused, now: Instant): Step {
  const begun = nextRound(call.phase, call.tried, now);
  if (!begun) return refusedFor(call, refusal, now);
  const ringOn: Effect[] = call.phase.progress === 'early-media' ? [{ kind: 'ring-on' }] : [];
  const next = { ...ringing(call, begun.rings), tried: begun.tried };
  return step(next, ...ringOn, ...begun.effects, { kind: 'note' });
}

/** It rang long enough: nobody is there. A round that never even rang has only failed to find the way. */
function timeUp(call: CallIn<'ringing'>, now: Instant): Step {
  const { progress, later, giveUpAt } = call.phase;
  if (now < giveUpAt) return step(call);
  if (progress !== 'nothing' || later.length === 0) {
    return endOrForward(call, { result: 'no-answer', by: 'platform', refusal: 'call/no-answer', cause: null }, now);
  }
  const { next, effects } = toNextRound(call, NO_ANSWER, now);
  return step(next, ...givingUp(call.phase), ...effects);
}

const allGivenUp = (call: CallIn<'ringing'>, how: Ended, now: Instant): Step =>
  givenUp(call, how, { now, first: givingUp(call.phase) });
