import { type Instant, assertNever } from '@wpm/kernel';
import { GIVE_UP } from './timers.ts';

/** The non-INVITE server transaction (RFC 3261 §17.2.2). */
export type NonInviteServer =
  /** The TU has not answered; after as long as the client waits no answer is of use any more, nor allowed (RFC 4320 §4.2). */
  | { readonly state: 'trying'; readonly reliable: boolean; readonly giveUpAt: Instant }
  | { readonly state: 'proceeding'; readonly reliable: boolean; readonly giveUpAt: Instant }
  /** The final response is sent and kept for copies of the request (timer J). */
  | { readonly state: 'completed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'timeout' };

/** What moves a transaction that is kept. */
type Kept =
  /** A copy of the request. */
  | { readonly kind: 'request' }
  /** The TU answers. */
  | { readonly kind: 'respond'; readonly status: number }
  | { readonly kind: 'time' };

export type Input =
  | Kept
  /** The TU answers, and wants nothing kept of it (RFC 3261 §8.2.7). */
  | { readonly kind: 'respond-stateless'; readonly status: number };

export type Effect =
  /** Sends the response the TU just gave. */
  | { readonly kind: 'send-response' }
  /** Sends it as one that no transaction stands behind. */
  | { readonly kind: 'send-stateless' }
  /** Sends the last response once more. */
  | { readonly kind: 'repeat-response' };

export type Step = { readonly next: NonInviteServer; readonly effects: readonly Effect[] };

const step = (next: NonInviteServer, ...effects: Effect[]): Step => ({ next, effects });

/** @param reliable whether the transport retransmits by itself (everything but UDP) */
export function start(now: Instant, reliable: boolean): Step {
  return step({ state: 'trying', reliable, giveUpAt: now + GIVE_UP });
}

/** One input in, the next state and what to do about it out. */
export function advance(tx: NonInviteServer, input: Input, now: Instant): Step {
  if (tx.state === 'terminated') return step(tx);
  if (input.kind === 'respond-stateless') return onRespondStateless(tx, input.status, now);
  switch (tx.state) {
    case 'trying':
    case 'proceeding':
      return beforeFinal(tx, input, now);
    case 'completed':
      if (input.kind === 'request') return step(tx, { kind: 'repeat-response' });
      return input.kind === 'time' && now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
    default:
      return assertNever(tx);
  }
}

/** When `advance` wants to be told the time; `Infinity` when it is over. */
export function deadline(tx: NonInviteServer): Instant {
  switch (tx.state) {
    case 'trying':
    case 'proceeding':
      return tx.giveUpAt;
    case 'completed':
      return tx.endAt;
    case 'terminated':
      return Infinity;
    default:
      return assertNever(tx);
  }
}

/** Who was told something already may rely on hearing the end, too. */
function onRespondStateless(tx: NonInviteServer, status: number, now: Instant): Step {
  if (tx.state !== 'trying') return advance(tx, { kind: 'respond', status }, now);
  return step({ state: 'terminated', why: 'done' }, { kind: 'send-stateless' });
}

type Unanswered = Extract<NonInviteServer, { state: 'trying' | 'proceeding' }>;

function beforeFinal(tx: Unanswered, input: Kept, now: Instant): Step {
  switch (input.kind) {
    case 'respond':
      return onRespond(tx, input.status, now);
    case 'request':
      // RFC 3261 §17.2.2: there is something to repeat only once a provisional response was sent.
      return tx.state === 'proceeding' ? step(tx, { kind: 'repeat-response' }) : step(tx);
    case 'time':
      return now >= tx.giveUpAt ? step({ state: 'terminated', why: 'timeout' }) : step(tx);
    default:
      return assertNever(input);
  }
}

function onRespond(tx: Unanswered, status: number, now: Instant): Step {
  const send: Effect = { kind: 'send-response' };
  if (status < 200) return step({ ...tx, state: 'proceeding' }, send);
  return step(tx.reliable ? { state: 'terminated', why: 'done' } : { state: 'completed', endAt: now + GIVE_UP }, send);
}
