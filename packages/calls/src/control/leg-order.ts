import type { CallRefusal } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { Call } from '../call/call.ts';
import { statusOf } from '../call/refusal.ts';
import type { Effect } from '../call/step.ts';
import type { SipLeg } from './sip-leg.ts';

/** What a call's machine decides of one leg's signalling. */
export type LegOrder = Extract<
  Effect,
  {
    kind:
      | 'answer-caller'
      | 'refuse-caller'
      | 'terminate-caller'
      | 'tell-forwarded'
      | 'answer'
      | 'give-up'
      | 'hang-up'
      | 'tell-initiator';
  }
>;

/** Has a leg do what the call decided of it. */
export function order(leg: SipLeg, effect: LegOrder, call: Call): void {
  switch (effect.kind) {
    case 'answer-caller':
    case 'answer':
      return leg.answer();
    case 'refuse-caller':
      return leg.end(effect.why);
    case 'terminate-caller':
      return leg.terminate();
    case 'tell-forwarded':
      return leg.ring(181, false);
    case 'give-up':
      return leg.end(null);
    case 'hang-up':
      return leg.end(effect.why ?? whyHungUp(call));
    case 'tell-initiator':
      return leg.tellReferrer(standing(effect.what));
    default:
      return assertNever(effect);
  }
}

const ORDERS: readonly Effect['kind'][] = [
  'answer-caller',
  'refuse-caller',
  'terminate-caller',
  'tell-forwarded',
  'answer',
  'give-up',
  'hang-up',
  'tell-initiator',
];
export const isOrder = (effect: Effect): effect is LegOrder => ORDERS.includes(effect.kind);

/** How a transfer stands, as the status of the response it got (RFC 3515 §2.4.5). */
function standing(what: Extract<Effect, { kind: 'tell-initiator' }>['what']): number {
  if (what === 'ringing') return 180;
  return what === 'answered' ? 200 : statusOf(what);
}

/** A phone whose call the platform had to end says so; a plain hang-up needs no reason. */
function whyHungUp({ phase }: Call): CallRefusal | null {
  return phase.state === 'ended' && phase.how.by === 'platform' ? 'call/network' : null;
}
