import { type Instant, assertNever } from '@wpm/kernel';
import type { Call, CallIn, Ended } from './call.ts';
import { calledNow, lastToForward, notReached, onTrunk, passedOn } from './forwarding.ts';
import { givenUp } from './given-up.ts';
import { resultOf } from './refusal.ts';
import { messageInstead } from './message-begins.ts';
import { firstRound, givingUp } from './rounds.ts';
import { type Effect, type Happening, type Input, type Step, step } from './step.ts';

/** Ends a call that rings, or lets it go on to whom the user who was not reached named for that (F44). */
export function endOrForward(call: CallIn<'ringing'>, otherwise: Ended, now: Instant): Step {
  const called = calledNow(call);
  const missed = called.kind === 'account' ? called : lastToForward(call);
  const happened = call.forwardings ? notReached(otherwise, call.phase) : undefined;
  const gone = givingUp(call.phase);
  if (!missed || happened === undefined) return givenUp(call, otherwise, { now, first: gone });
  const { progress } = call.phase;
  const next: Call = { ...call, phase: { state: 'forwarding', missed, happened, progress, otherwise } };
  const last = missed === called ? {} : { isLast: true as const };
  return step(next, ...gone, { kind: 'ask-forwarding', missed, happened, ...last }, { kind: 'note' });
}

/** Nobody rings: whom the call goes on to is being looked up, and the caller goes on hearing what they heard. */
export function whileForwarding(call: CallIn<'forwarding'>, input: Happening, now: Instant): Step {
  switch (input.kind) {
    case 'answered':
      // It was given up, and its answer crossed that.
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'cancelled':
      return givenUp(call, { result: 'cancelled', by: 'caller', refusal: null, cause: null }, { now });
    case 'lost':
      return givenUp(call, { result: 'failed', by: 'platform', refusal: 'call/failed', cause: null }, { now });
    case 'progress':
    case 'refused':
    case 'hung-up':
    case 'hold':
    case 'picked-up':
    case 'found':
    case 'time':
    case 'resumed':
      return step(call);
    default:
      return assertNever(input);
  }
}

/** Whom it goes on to is known, or that it goes on to nobody. */
export function onForwarded(
  call: CallIn<'forwarding'>,
  { forwardings, to }: Extract<Input, { kind: 'forwarded' }>,
  now: Instant,
): Step {
  const steps = forwardings.slice(call.forwardings?.length ?? 0);
  const segments = passedOn(call.segments, { steps, caller: call.caller }, now);
  const known: CallIn<'forwarding'> = { ...call, segments, forwardings };
  if (to === undefined) return givenUp(known, call.phase.otherwise, { now });
  if (to.ok && to.value.kind === 'voicemail') {
    return messageInstead(known, { to: to.value, missed: calledNow(known) }, now);
  }
  if (!to.ok || to.value.kind !== 'ring') {
    const why = to.ok ? 'call/failed' : to.error.code;
    return givenUp(known, { result: resultOf(why), by: 'platform', refusal: why, cause: null }, { now });
  }
  const { rings, tried, effects } = firstRound(to.value.rounds, call.tried, now);
  const { progress } = call.phase;
  const ringOn: Effect[] = progress === 'early-media' ? [{ kind: 'ring-on' }] : [];
  const ringing: Call = { ...known, tried, phase: { state: 'ringing', ...rings } };
  const next = onTrunk(ringing, rings.legs[0]?.trunkId ?? null);
  return step(next, { kind: 'tell-forwarded' }, ...ringOn, ...effects, { kind: 'note' });
}
