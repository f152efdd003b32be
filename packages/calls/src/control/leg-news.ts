import type { LegId } from '../call/call.ts';
import type { Input } from '../call/step.ts';
import type { LegEvent } from '../leg/leg.ts';

/** An INVITE to us was taken back: the caller's own, or that of a phone that was to go on with the call. */
export const takenBack = (leg: LegId): Input =>
  leg === 'caller' ? { kind: 'cancelled' } : { kind: 'hung-up', leg, cause: null };

type PassedOn = Extract<LegEvent, { readonly kind: 'redirected' | 'changed' | 'lost' }>;

/** What a leg says and the call's machine understands as it is. */
export const isPassedOn = (event: LegEvent): event is PassedOn =>
  ['redirected', 'changed', 'lost'].includes(event.kind);
