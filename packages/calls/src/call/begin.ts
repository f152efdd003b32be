import type { CallRefusal } from '@wpm/contract';
import { type Instant, refuse } from '@wpm/kernel';
import type { Destination, Routing, Source } from '../ports.ts';
import type { Call } from './call.ts';
import { calledNow, isForwardedAlways, onTrunk, passedOn } from './forwarding.ts';
import { resultOf } from './refusal.ts';
import { firstRound } from './rounds.ts';
import { allClosed, answeredBy, opened } from './segment.ts';
import { menuBegins } from './menu-begins.ts';
import { messageInstead } from './message-begins.ts';
import { promised, queueBegins } from './queue-begins.ts';
import { type Step, step } from './step.ts';

type Unplaced = Omit<Call, 'phase'>;

/** A call as it begins: refused at once, answered by the platform itself, or ringing. */
export function begin(id: string, source: Source, routing: Routing, now: Instant): Step {
  const call = unplaced(id, source, routing, now);
  const { to } = routing;
  if (to.ok) return placed(call, to.value, now);
  const why = to.error.code;
  const how = { result: resultOf(why), by: 'platform', refusal: why, cause: null } as const;
  const segments = allClosed(call.segments, how.result, { answered: false, now });
  const next: Call = { ...call, segments, phase: { state: 'ended', answeredAt: null, endedAt: now, how } };
  return step(next, { kind: 'save' }, { kind: 'refuse-caller', why });
}

/** A call before it is known what becomes of it. */
export function unplaced(id: string, source: Source, routing: Routing, now: Instant): Unplaced {
  const { direction, caller, callee, forwardings, diverted, callBack, madeIn } = routing;
  const calling = opened([], { own: caller, other: callee, role: 'caller', leg: 'caller' }, now);
  const called = opened(calling, { own: callee, other: caller, role: 'callee' }, now);
  return {
    id,
    tenantId: source.tenantId,
    direction,
    caller,
    callee,
    startedAt: now,
    segments: passedOn(isForwardedAlways(routing) ? calling : called, { steps: forwardings ?? [], caller }, now),
    tried: 0,
    recording: null,
    trunkId: source.kind === 'trunk' ? source.trunkId : null,
    redirects: [],
    ...(forwardings && { forwardings }),
    ...(diverted && { diverted }),
    ...(callBack && promised(callBack)),
    ...(madeIn && { madeIn }),
    ...(source.isSecure && { isSecure: true as const }),
  };
}

function placed(call: Unplaced, destination: Destination, now: Instant): Step {
  if (destination.kind === 'service') {
    const { service } = destination;
    const segments = answeredBy(call.segments, call.caller, 'caller', now);
    const phase: Call['phase'] = { state: 'connected', answeredAt: now, activity: { kind: 'served', service } };
    return step({ ...call, segments, phase }, { kind: 'serve', service }, { kind: 'save' }, { kind: 'answer-caller' });
  }
  if (destination.kind === 'queue') return queueBegins(call, destination, now);
  if (destination.kind === 'menu') return menuBegins(call, destination, now);
  if (destination.kind === 'voicemail') return messageInstead(call, { to: destination, missed: calledNow(call) }, now);
  const { rings, tried, effects } = firstRound(destination.rounds, call.tried, now);
  const ringing: Call = { ...call, tried, phase: { state: 'ringing', ...rings } };
  // Which trunk a call takes by itself is known when it has taken it; a forwarding counts for it from now on.
  if (calledNow(call) === call.callee) return step(ringing, ...effects, { kind: 'note' });
  const next = onTrunk(ringing, rings.legs[0]?.trunkId ?? null);
  return step(next, { kind: 'tell-forwarded' }, ...effects, { kind: 'note' });
}

/** The same call, refused because its media cannot be had. */
export function refusedWith(call: Call, source: Source, why: CallRefusal): Call {
  const { direction, caller, callee, startedAt, forwardings, madeIn } = call;
  const known = { ...(forwardings && { forwardings }), ...(madeIn && { madeIn }) };
  const routing = { direction, caller, callee, ...known, to: refuse({ code: why }) };
  return { ...begin(call.id, source, routing, startedAt).next, ...(call.inviteKey && { inviteKey: call.inviteKey }) };
}
