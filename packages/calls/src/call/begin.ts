import type { Instant } from '@wpm/kernel';
import type { Destination, Routing } from '../ports.ts';
import type { Effect, Step } from './advance.ts';
import type { Call, LegId, Phase } from './call.ts';
import { resultOf } from './refusal.ts';

/** Names the legs of the phones that ring, in the order of the targets. */
export const calleeLeg = (index: number): LegId => `callee-${index + 1}`;

/** A call as it begins: refused at once, answered by the platform itself, or ringing. */
export function begin(id: string, tenantId: string, routing: Routing, now: Instant): Step {
  const { direction, caller, callee, to } = routing;
  const call = { id, tenantId, direction, caller, callee, startedAt: now, recording: null };
  if (to.ok) return placed(call, to.value, now);
  const why = to.error.code;
  const how = { result: resultOf(why), by: 'platform', refusal: why } as const;
  const next: Call = { ...call, phase: { state: 'ended', answeredAt: null, endedAt: now, how } };
  return { next, effects: [{ kind: 'save' }, { kind: 'refuse-caller', why }] };
}

function placed(call: Omit<Call, 'phase'>, destination: Destination, now: Instant): Step {
  if (destination.kind === 'service') {
    const phase: Phase = { state: 'connected', answeredAt: now, with: destination.service };
    const effects: Effect[] = [
      { kind: 'serve', service: destination.service },
      { kind: 'save' },
      { kind: 'answer-caller' },
    ];
    return { next: { ...call, phase }, effects };
  }
  const { targets, ringMs } = destination;
  const legs = targets.map((_, index) => calleeLeg(index));
  const phase: Phase = { state: 'ringing', legs, progress: 'nothing', giveUpAt: now + ringMs };
  const effects = targets.map((target, index): Effect => ({ kind: 'originate', leg: calleeLeg(index), target }));
  return { next: { ...call, phase }, effects: [...effects, { kind: 'note' }] };
}
