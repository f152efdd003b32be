import { type Instant, assertNever } from '@wpm/kernel';
import { GIVE_UP } from './timers.ts';

/** The non-INVITE server transaction (RFC 3261 §17.2.2). */
export type NonInviteServer =
  | { readonly state: 'trying'; readonly reliable: boolean }
  | { readonly state: 'proceeding'; readonly reliable: boolean }
  /** The final response is sent and kept for copies of the request (timer J). */
  | { readonly state: 'completed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'transport-error' };

export type Input =
  /** A copy of the request. */
  | { readonly kind: 'request' }
  /** The TU answers. */
  | { readonly kind: 'respond'; readonly status: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'transport-error' };

export type Effect =
  /** Sends the response the TU just gave. */
  | { readonly kind: 'send-response' }
  /** Sends the last response once more. */
  | { readonly kind: 'repeat-response' };

export type Step = { readonly next: NonInviteServer; readonly effects: readonly Effect[] };

const step = (next: NonInviteServer, ...effects: Effect[]): Step => ({ next, effects });

/** @param reliable whether the transport retransmits by itself (everything but UDP) */
export function start(reliable: boolean): Step {
  return step({ state: 'trying', reliable });
}

/** One input in, the next state and what to do about it out. */
export function advance(tx: NonInviteServer, input: Input, now: Instant): Step {
  if (tx.state === 'terminated') return step(tx);
  if (input.kind === 'transport-error') return step({ state: 'terminated', why: 'transport-error' });
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

/** When `advance` wants to be told the time; `Infinity` while the TU has not answered, and when it is over. */
export function deadline(tx: NonInviteServer): Instant {
  return tx.state === 'completed' ? tx.endAt : Infinity;
}

type Unanswered = Extract<NonInviteServer, { state: 'trying' | 'proceeding' }>;
type Heard = Exclude<Input, { kind: 'transport-error' }>;

function beforeFinal(tx: Unanswered, input: Heard, now: Instant): Step {
  if (input.kind === 'respond') return onRespond(tx, input.status, now);
  // RFC 3261 §17.2.2: there is something to repeat only once a provisional response was sent.
  const repeats = input.kind === 'request' && tx.state === 'proceeding';
  return repeats ? step(tx, { kind: 'repeat-response' }) : step(tx);
}

function onRespond({ reliable }: Unanswered, status: number, now: Instant): Step {
  const send: Effect = { kind: 'send-response' };
  if (status < 200) return step({ state: 'proceeding', reliable }, send);
  return step(reliable ? { state: 'terminated', why: 'done' } : { state: 'completed', endAt: now + GIVE_UP }, send);
}
