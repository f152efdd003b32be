import { type Instant, assertNever } from '@wpm/kernel';
import { GIVE_UP, type Retransmission, T2, T4, TRYING_AFTER, firstSent, nextOf, sentAgain } from './timers.ts';

/** The INVITE server transaction (RFC 3261 §17.2.1 with RFC 6026, by which a response that could not be sent ends nothing). */
export type InviteServer =
  /** The TU has said nothing yet. */
  | { readonly state: 'trying'; readonly reliable: boolean; readonly tryingAt: Instant }
  | { readonly state: 'proceeding'; readonly reliable: boolean }
  /** A 2xx is sent: its copies are the TU's to send (RFC 3261 §13.3.1.4). */
  | { readonly state: 'accepted'; readonly endAt: Instant }
  /** A refusal is sent, and sent again until the ACK comes. */
  | ({ readonly state: 'completed'; readonly reliable: boolean } & Retransmission)
  | { readonly state: 'confirmed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'timeout' };

/** What moves a transaction that is kept. */
type Kept =
  /** A copy of the INVITE. */
  | { readonly kind: 'request' }
  | { readonly kind: 'ack' }
  /** The TU answers. */
  | { readonly kind: 'respond'; readonly status: number }
  | { readonly kind: 'time' };

export type Input =
  | Kept
  /** The TU answers, and wants nothing kept of it (RFC 3261 §8.2.7). */
  | { readonly kind: 'respond-stateless'; readonly status: number };

export type Effect =
  | { readonly kind: 'send-trying' }
  /** Sends the response the TU just gave. */
  | { readonly kind: 'send-response' }
  /** Sends it as one that no transaction stands behind. */
  | { readonly kind: 'send-stateless' }
  /** Sends the last response once more. */
  | { readonly kind: 'repeat-response' }
  | { readonly kind: 'pass-ack' };

export type Step = { readonly next: InviteServer; readonly effects: readonly Effect[] };

const step = (next: InviteServer, ...effects: Effect[]): Step => ({ next, effects });

/** @param reliable whether the transport retransmits by itself (everything but UDP) */
export function start(now: Instant, reliable: boolean): Step {
  return step({ state: 'trying', reliable, tryingAt: now + TRYING_AFTER });
}

/** One input in, the next state and what to do about it out. */
export function advance(tx: InviteServer, input: Input, now: Instant): Step {
  if (tx.state === 'terminated') return step(tx);
  if (input.kind === 'respond-stateless') return onRespondStateless(tx, input.status, now);
  switch (tx.state) {
    case 'trying':
      return inTrying(tx, input, now);
    case 'proceeding':
      return inProceeding(tx, input, now);
    case 'accepted':
      return inAccepted(tx, input, now);
    case 'completed':
      return inCompleted(tx, input, now);
    case 'confirmed':
      return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
    default:
      return assertNever(tx);
  }
}

/** When `advance` wants to be told the time; `Infinity` where only a message or the TU moves things on. */
export function deadline(tx: InviteServer): Instant {
  switch (tx.state) {
    case 'trying':
      return tx.tryingAt;
    case 'completed':
      return nextOf(tx);
    case 'accepted':
    case 'confirmed':
      return tx.endAt;
    case 'proceeding':
    case 'terminated':
      return Infinity;
    default:
      return assertNever(tx);
  }
}

type In<S extends InviteServer['state']> = Extract<InviteServer, { state: S }>;

/** Who was told 100 sends its INVITE no more, so what comes after is kept until it is acknowledged. */
function onRespondStateless(tx: InviteServer, status: number, now: Instant): Step {
  if (tx.state !== 'trying') return advance(tx, { kind: 'respond', status }, now);
  return step({ state: 'terminated', why: 'done' }, { kind: 'send-stateless' });
}

function inTrying(tx: In<'trying'>, input: Kept, now: Instant): Step {
  if (input.kind === 'respond') return onRespond(tx, input.status, now);
  if (input.kind !== 'time' || now < tx.tryingAt) return step(tx);
  return step({ state: 'proceeding', reliable: tx.reliable }, { kind: 'send-trying' });
}

function inProceeding(tx: In<'proceeding'>, input: Kept, now: Instant): Step {
  if (input.kind === 'respond') return onRespond(tx, input.status, now);
  return input.kind === 'request' ? step(tx, { kind: 'repeat-response' }) : step(tx);
}

function onRespond({ reliable }: { readonly reliable: boolean }, status: number, now: Instant): Step {
  const send: Effect = { kind: 'send-response' };
  if (status < 200) return step({ state: 'proceeding', reliable }, send);
  if (status < 300) return step({ state: 'accepted', endAt: now + GIVE_UP }, send);
  return step({ state: 'completed', reliable, ...firstSent(now, reliable) }, send);
}

function inAccepted(tx: In<'accepted'>, input: Kept, now: Instant): Step {
  switch (input.kind) {
    case 'respond':
      return input.status >= 200 && input.status < 300 ? step(tx, { kind: 'send-response' }) : step(tx);
    case 'ack':
      // RFC 6026 §7.1: an ACK that matches here is one to the 2xx, from an element that kept the branch.
      return step(tx, { kind: 'pass-ack' });
    case 'request':
      return step(tx);
    case 'time':
      return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
    default:
      return assertNever(input);
  }
}

function inCompleted(tx: In<'completed'>, input: Kept, now: Instant): Step {
  switch (input.kind) {
    case 'request':
      return step(tx, { kind: 'repeat-response' });
    case 'ack':
      return step(tx.reliable ? { state: 'terminated', why: 'done' } : { state: 'confirmed', endAt: now + T4 });
    case 'respond':
      return step(tx);
    case 'time':
      if (now >= tx.giveUpAt) return step({ state: 'terminated', why: 'timeout' });
      if (now < tx.retransmitAt) return step(tx);
      // RFC 3261 §17.2.1: timer G is capped by T2.
      return step({ ...tx, ...sentAgain(tx, now, T2) }, { kind: 'repeat-response' });
    default:
      return assertNever(input);
  }
}
