import type { CallRefusal, EndedBy } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';
import { SERVICES, type Service } from '../party.ts';
import type { Target } from '../ports.ts';
import type { Call, CallIn, Ended, LegId, Progress } from './call.ts';
import { isIn } from './call.ts';
import { resultOf } from './refusal.ts';

export type Input =
  /** A callee's phone rings, or its network already speaks (`early-media`). */
  | { readonly kind: 'progress'; readonly leg: LegId; readonly heard: Exclude<Progress, 'nothing'> }
  | { readonly kind: 'answered'; readonly leg: LegId }
  | { readonly kind: 'refused'; readonly leg: LegId; readonly why: CallRefusal }
  /** The caller gave up before the answer. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'hung-up'; readonly leg: LegId }
  /** The platform itself must end the call: its media died, the call is not to be had any more. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'time' };

export type Effect =
  | { readonly kind: 'originate'; readonly leg: LegId; readonly target: Target }
  /** The platform itself is the other end: echo, tone, music. */
  | { readonly kind: 'serve'; readonly service: Service }
  /** Lets the caller hear that it rings: a tone of ours, or the callee's early media. */
  | { readonly kind: 'tell-caller'; readonly heard: Exclude<Progress, 'nothing'>; readonly leg: LegId }
  /** Lets both hear each other and starts the recording. */
  | { readonly kind: 'bridge'; readonly leg: LegId }
  | { readonly kind: 'answer-caller' }
  | { readonly kind: 'refuse-caller'; readonly why: CallRefusal }
  | { readonly kind: 'give-up'; readonly leg: LegId }
  | { readonly kind: 'hang-up'; readonly leg: LegId }
  | { readonly kind: 'stop-media' }
  /** Writes the call; the effects after it wait until it is on disk. */
  | { readonly kind: 'save' }
  /** Writes the call; nothing waits for it. */
  | { readonly kind: 'note' };

export type Step = { readonly next: Call; readonly effects: readonly Effect[] };

const step = (next: Call, ...effects: Effect[]): Step => ({ next, effects });

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
      return refused(call, input.leg, input.kind === 'refused' ? input.why : 'call/failed', now);
    case 'cancelled':
      return givenUp(call, { result: 'cancelled', by: 'caller', refusal: null }, now);
    case 'lost':
      return givenUp(call, { result: 'failed', by: 'platform', refusal: 'call/failed' }, now);
    case 'time':
      if (now < call.phase.giveUpAt) return step(call);
      return givenUp(call, { result: 'no-answer', by: 'platform', refusal: 'call/no-answer' }, now);
    default:
      return assertNever(input);
  }
}

/** A caller who heard the other side's own sound keeps it; a later 180 does not put our tone over it. */
function progressed(call: CallIn<'ringing'>, leg: LegId, heard: Exclude<Progress, 'nothing'>): Step {
  const { phase } = call;
  if (!phase.legs.includes(leg) || phase.progress === heard || phase.progress === 'early-media') return step(call);
  return step({ ...call, phase: { ...phase, progress: heard } }, { kind: 'tell-caller', heard, leg });
}

function answered(call: CallIn<'ringing'>, leg: LegId, now: Instant): Step {
  if (!call.phase.legs.includes(leg)) return step(call, { kind: 'hang-up', leg });
  const others = call.phase.legs.filter((other) => other !== leg);
  const next: Call = { ...call, phase: { state: 'connected', answeredAt: now, with: leg } };
  return step(
    next,
    ...others.map((other): Effect => ({ kind: 'give-up', leg: other })),
    { kind: 'bridge', leg },
    { kind: 'save' },
    { kind: 'answer-caller' },
  );
}

function refused(call: CallIn<'ringing'>, leg: LegId, why: CallRefusal, now: Instant): Step {
  const legs = call.phase.legs.filter((other) => other !== leg);
  if (legs.length === call.phase.legs.length) return step(call);
  if (legs.length > 0) return step({ ...call, phase: { ...call.phase, legs } });
  return givenUp(
    { ...call, phase: { ...call.phase, legs } },
    { result: resultOf(why), by: 'callee', refusal: why },
    now,
  );
}

/** Ends a call nobody answered. The record is on disk before the caller is told. */
function givenUp(call: CallIn<'ringing'>, how: Ended, now: Instant): Step {
  const why = how.refusal;
  return step(
    { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } },
    ...call.phase.legs.map((leg): Effect => ({ kind: 'give-up', leg })),
    { kind: 'stop-media' },
    { kind: 'save' },
    ...(why ? [{ kind: 'refuse-caller', why } as const] : []),
  );
}

function whileConnected(call: CallIn<'connected'>, input: Input, now: Instant): Step {
  switch (input.kind) {
    case 'hung-up':
      return over(call, { by: input.leg === 'caller' ? 'caller' : 'callee', gone: input.leg }, now);
    case 'lost':
      return over(call, { by: 'platform', gone: null }, now);
    case 'answered':
      // Two callees answered at once: the first has the call, this one is let go.
      return step(call, { kind: 'hang-up', leg: input.leg });
    case 'cancelled':
      return cancelledWhileAnswered(call, now);
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
  const how: Ended = { result: 'cancelled', by: 'caller', refusal: null };
  const partner = call.phase.with;
  return step(
    { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } },
    { kind: 'stop-media' },
    { kind: 'save' },
    ...(isService(partner) ? [] : [{ kind: 'hang-up', leg: partner } as const]),
  );
}

function over(call: CallIn<'connected'>, end: { by: EndedBy; gone: LegId | null }, now: Instant): Step {
  const { answeredAt, with: partner } = call.phase;
  const legs: LegId[] = isService(partner) ? ['caller'] : ['caller', partner];
  const how: Ended = { result: 'answered', by: end.by, refusal: null };
  return step(
    { ...call, phase: { state: 'ended', answeredAt, endedAt: now, how } },
    { kind: 'stop-media' },
    { kind: 'save' },
    ...legs.filter((leg) => leg !== end.gone).map((leg): Effect => ({ kind: 'hang-up', leg })),
  );
}

function isService(partner: LegId | Service): partner is Service {
  return SERVICES.some((service) => service === partner);
}

/** When the call next wants `time` as its input; undefined when only others can move it. */
export function deadlineOf(call: Call): Instant | undefined {
  return call.phase.state === 'ringing' ? call.phase.giveUpAt : undefined;
}
