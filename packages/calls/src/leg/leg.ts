import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import {
  type Refer,
  type ReliableSender,
  type SessionTimerSettings,
  type SipRequest,
  type SipResponse,
  expiresAt,
  refreshAt,
  reliableDeadline,
} from '@wpm/sip';
import type { Cause, Refused } from '../call/call.ts';
import type { Redirected } from '../ports.ts';
import { type Talk, isOf } from './talk.ts';

/** RFC 3261 §17.1.1.1 and §13.3.1.4: first and longest wait between 2xx retransmissions, and when to stop. */
const T1 = 500;
const T2 = 4_000;
const GIVE_UP_AFTER = 64 * T1;

/**
 * The SIP side of a leg, plain data. A re-INVITE brings a confirmed leg back to `accepted` until it is acknowledged: an
 * answer is repeated until its ACK comes, whichever INVITE it belongs to.
 */
export type Leg =
  /** They called us; no final answer yet. `answered`: ours waits for the PRACK of a provisional one (RFC 3262 §3). */
  | {
      readonly state: 'incoming';
      readonly talk: Talk;
      readonly reliable: ReliableSender;
      readonly answered: boolean;
    }
  /** We called them; `calling` until a provisional answer, `cancelling` once we gave up. */
  | Unanswered<'calling'>
  | Unanswered<'proceeding'>
  | Unanswered<'cancelling'>
  | { readonly state: 'accepted'; readonly talk: Talk; readonly refresh: Refresh; readonly repeat: Repetition }
  | { readonly state: 'confirmed'; readonly talk: Talk; readonly refresh: Refresh }
  | { readonly state: 'ended' };

type Unanswered<State extends string> = {
  readonly state: State;
  readonly early: readonly Early[];
  /** INVITEs sent so far: a session interval that is too small is asked for anew (RFC 4028 §7.3). */
  readonly invites: number;
};

/** One of the dialogs a forked INVITE of ours may have before it is answered (RFC 3261 §13.2.2.4). */
export type Early = {
  readonly talk: Talk;
  /** Number of the last reliable response we acknowledged. */
  readonly rseq: number | null;
  /** Their last SDP in this dialog. */
  readonly sdp: string;
};

/** A 2xx on its way until its ACK comes. */
export type Repetition = {
  readonly response: SipResponse;
  readonly at: Instant;
  readonly interval: number;
  readonly giveUpAt: Instant;
};

/** Our refresh of the session (RFC 4028 §10). */
export type Refresh =
  | { readonly state: 'idle' }
  | { readonly state: 'under-way'; readonly method: 'INVITE' | 'UPDATE' }
  /** It crossed theirs, or was refused for the moment. */
  | { readonly state: 'again'; readonly at: Instant };

/** What a decision may depend on beside the leg. */
export type At = {
  readonly now: Instant;
  /** 0…1, chance for this decision. */
  readonly chance: number;
  readonly timer: SessionTimerSettings;
};

/** What the call hears of a leg. */
export type LegEvent =
  | { readonly kind: 'progress'; readonly sdp: string }
  /** Null: their SDP was settled before, by a reliable provisional response. */
  | { readonly kind: 'answered'; readonly sdp: string | null }
  | { readonly kind: 'refused'; readonly refused: Refused }
  | Redirected
  | { readonly kind: 'cancelled' }
  /** Their answer to an offer of ours. */
  | { readonly kind: 'answer'; readonly sdp: string }
  /** An offer by INVITE, UPDATE or PRACK; an INVITE with an empty body asks us for one. It waits for `answerOffer`. */
  | { readonly kind: 'offered'; readonly request: SipRequest }
  /** They want the call handed on (RFC 3515). It waits for `acceptRefer` or `refuseRefer`. */
  | { readonly kind: 'referred'; readonly request: SipRequest; readonly refer: Refer }
  /** Keys pressed, by INFO. */
  | { readonly kind: 'digits'; readonly digits: string }
  /** Keys for them that they did not take by INFO. */
  | { readonly kind: 'digits-refused'; readonly digits: string }
  /** The session is not as it was journalled: another target, another timer. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'hung-up'; readonly cause: Cause | null }
  /** Nobody acknowledges our ringing: the leg is ended, and the call cannot be had. */
  | { readonly kind: 'lost' }
  /** Up, and nobody is there any more who answers, acknowledges or refreshes: the leg is ended. */
  | { readonly kind: 'vanished' };

/** One kind of it. */
export type Heard<Kind extends LegEvent['kind']> = Extract<LegEvent, { readonly kind: Kind }>;

/** What the shell does for a leg. */
export type LegEffect =
  | { readonly kind: 'respond'; readonly response: SipResponse }
  | { readonly kind: 'ack'; readonly request: SipRequest }
  /** Sends a request within the dialog; what becomes of it comes to `onOwn`. */
  | { readonly kind: 'request'; readonly request: SipRequest }
  /** Sends our INVITE anew, as this one. */
  | { readonly kind: 'invite'; readonly request: SipRequest }
  | { readonly kind: 'cancel'; readonly why: CallRefusal | null }
  | { readonly kind: 'report'; readonly event: LegEvent };

export type LegStep = { readonly next: Leg; readonly effects: readonly LegEffect[] };

export type LegIn<State extends Leg['state']> = Extract<Leg, { state: State }>;

/** A leg whose INVITE is answered. */
export type Up = LegIn<'accepted' | 'confirmed'>;

export const legStep = (next: Leg, ...effects: LegEffect[]): LegStep => ({ next, effects });

export const report = (event: LegEvent): LegEffect => ({ kind: 'report', event });

export const respond = (response: SipResponse): LegEffect => ({ kind: 'respond', response });

/** RFC 3261 §13.3.1.4: the answer is sent, and sent again with growing pauses until the ACK comes. */
export function accepted(talk: Talk, response: SipResponse, now: Instant): LegStep {
  const repeat = { response, at: now + T1, interval: T1, giveUpAt: now + GIVE_UP_AFTER };
  return legStep({ state: 'accepted', talk, refresh: { state: 'idle' }, repeat }, respond(response));
}

/** The next repetition of an answer nobody acknowledged; undefined when it is time to give up. */
export function repeated(repeat: Repetition, now: Instant): Repetition | undefined {
  if (now >= repeat.giveUpAt) return undefined;
  const interval = Math.min(repeat.interval * 2, T2);
  return { ...repeat, interval, at: now + interval };
}

/** When the leg next wants the time; `Infinity` when only messages can move it. */
export function deadlineOf(leg: Leg): Instant {
  if (leg.state === 'incoming') return reliableDeadline(leg.reliable);
  if (leg.state === 'accepted') return Math.min(leg.repeat.at, leg.repeat.giveUpAt);
  if (leg.state !== 'confirmed') return Infinity;
  const { timer } = leg.talk.session;
  return Math.min(timer ? expiresAt(timer) : Infinity, refreshDue(leg));
}

/** When we are to refresh the session; `Infinity` where that is not ours, or under way. */
export function refreshDue({ talk, refresh }: LegIn<'confirmed'>): Instant {
  const { timer } = talk.session;
  if (refresh.state === 'under-way') return Infinity;
  if (refresh.state === 'again') return refresh.at;
  return timer ? refreshAt(timer) : Infinity;
}

/** What is said in each dialog of the leg: one where it is answered, several where ours was forked, none before. */
export function talksOf(leg: Leg): readonly Talk[] {
  switch (leg.state) {
    case 'incoming':
    case 'accepted':
    case 'confirmed':
      return [leg.talk];
    case 'calling':
    case 'proceeding':
    case 'cancelling':
      return leg.early.map(({ talk }) => talk);
    case 'ended':
      return [];
    default:
      return leg satisfies never;
  }
}

/** The leg with what is said in one of its dialogs as it is now. @param id of the dialog, as `idOfDialog` gives it */
export function withTalk<L extends Leg>(leg: L, id: string, talk: Talk): L {
  if ('talk' in leg) return { ...leg, talk };
  if (!('early' in leg)) return leg;
  return { ...leg, early: leg.early.map((each) => (isOf(each.talk, id) ? { ...each, talk } : each)) };
}
