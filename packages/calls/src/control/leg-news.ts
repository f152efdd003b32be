import { type Call, type LegId, isIn } from '../call/call.ts';
import type { Input } from '../call/step.ts';
import type { LegEvent } from '../leg/leg.ts';

/** An INVITE to us was taken back: the caller's own, or that of a phone that was to go on with the call. */
export const takenBack = (leg: LegId): Input =>
  leg === 'caller' ? { kind: 'cancelled' } : { kind: 'hung-up', leg, cause: null };

/**
 * A leg is over by itself. A caller whom the platform rang first (F48) is up before anybody has answered: that they go is then
 * that they give up.
 */
export function gone(leg: LegId, event: Extract<LegEvent, { kind: 'hung-up' | 'vanished' }>, call: Call): Input {
  if (leg === 'caller' && (isIn(call, 'ringing') || isIn(call, 'forwarding'))) return { kind: 'cancelled' };
  return event.kind === 'vanished' ? { kind: 'vanished', leg } : { kind: 'hung-up', leg, cause: event.cause };
}

type PassedOn = Extract<LegEvent, { readonly kind: 'redirected' | 'changed' | 'lost' }>;

/** What a leg says and the call's machine understands as it is. */
export const isPassedOn = (event: LegEvent): event is PassedOn =>
  ['redirected', 'changed', 'lost'].includes(event.kind);
