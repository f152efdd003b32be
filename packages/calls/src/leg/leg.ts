import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Dialog, SipRequest, SipResponse } from '@wpm/sip';
import type { Refused } from '../call/call.ts';

/** RFC 3261 §17.1.1.1 and §13.3.1.4: first and longest wait between 2xx retransmissions, and when to stop. */
const T1 = 500;
const T2 = 4_000;
const GIVE_UP_AFTER = 64 * T1;

/**
 * The SIP side of a leg, plain data (the dialog is journalled with it). A re-INVITE brings a confirmed leg back to
 * `accepted` until it is acknowledged: an answer is repeated until its ACK comes, whichever INVITE it belongs to.
 */
export type Leg =
  /** They called us; no final answer yet. */
  | { readonly state: 'incoming' }
  /** We called them; `calling` until a provisional answer, `cancelling` once we gave up. */
  | { readonly state: 'calling' }
  | { readonly state: 'proceeding' }
  | { readonly state: 'cancelling' }
  | { readonly state: 'accepted'; readonly dialog: Dialog; readonly repeat: Repetition }
  | { readonly state: 'confirmed'; readonly dialog: Dialog }
  | { readonly state: 'ended' };

/** A 2xx on its way until its ACK comes. */
export type Repetition = {
  readonly response: SipResponse;
  readonly at: Instant;
  readonly interval: number;
  readonly giveUpAt: Instant;
};

/** What the call hears of a leg. */
export type LegEvent =
  | { readonly kind: 'progress'; readonly sdp: string }
  | { readonly kind: 'answered'; readonly sdp: string }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | { readonly kind: 'cancelled' }
  /** The ACK of our answer; it carries their answer where the offer was ours (RFC 3264 §5, delayed offer). */
  | { readonly kind: 'acknowledged'; readonly sdp: string }
  /** A re-INVITE; an empty `sdp` asks us for an offer. It waits for `respond`. */
  | { readonly kind: 'reinvited'; readonly request: SipRequest }
  | { readonly kind: 'hung-up' };

/** What the shell does for a leg. */
export type LegEffect =
  | { readonly kind: 'respond'; readonly response: SipResponse }
  | { readonly kind: 'ack'; readonly request: SipRequest }
  | { readonly kind: 'request'; readonly request: SipRequest }
  | { readonly kind: 'cancel'; readonly why: CallRefusal | null }
  | { readonly kind: 'report'; readonly event: LegEvent };

export type LegStep = { readonly next: Leg; readonly effects: readonly LegEffect[] };

export type LegIn<State extends Leg['state']> = Extract<Leg, { state: State }>;

export const legStep = (next: Leg, ...effects: LegEffect[]): LegStep => ({ next, effects });

export const report = (event: LegEvent): LegEffect => ({ kind: 'report', event });

/** RFC 3261 §13.3.1.4: the answer is sent, and sent again with growing pauses until the ACK comes. */
export function accepted(dialog: Dialog, response: SipResponse, now: Instant): LegStep {
  const repeat = { response, at: now + T1, interval: T1, giveUpAt: now + GIVE_UP_AFTER };
  return legStep({ state: 'accepted', dialog, repeat }, { kind: 'respond', response });
}

/** The next repetition of an answer nobody acknowledged; undefined when it is time to give up. */
export function repeated(repeat: Repetition, now: Instant): Repetition | undefined {
  if (now >= repeat.giveUpAt) return undefined;
  const interval = Math.min(repeat.interval * 2, T2);
  return { ...repeat, interval, at: now + interval };
}

/** When the leg next wants the time; undefined when only messages can move it. */
export function deadlineOf(leg: Leg): Instant | undefined {
  return leg.state === 'accepted' ? Math.min(leg.repeat.at, leg.repeat.giveUpAt) : undefined;
}

/** The dialog of a leg that has one. */
export function dialogOf(leg: Leg): Dialog | undefined {
  return leg.state === 'accepted' || leg.state === 'confirmed' ? leg.dialog : undefined;
}
