import { type Instant, assertNever } from '@wpm/kernel';
import { type Retransmission, T2, T4, firstSent, nextOf, sentAgain } from './timers.ts';

/** The non-INVITE client transaction (RFC 3261 §17.1.2). */
export type NonInviteClient =
  | ({ readonly state: 'trying'; readonly reliable: boolean } & Retransmission)
  | ({ readonly state: 'proceeding'; readonly reliable: boolean } & Retransmission)
  | { readonly state: 'completed'; readonly endAt: Instant }
  | { readonly state: 'terminated'; readonly why: 'done' | 'timeout' | 'transport-error' };

export type Input =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'time' }
  | { readonly kind: 'transport-error' };

export type Effect = { readonly kind: 'send-request' } | { readonly kind: 'pass-up'; readonly status: number };

export type Step = { readonly next: NonInviteClient; readonly effects: readonly Effect[] };

const step = (next: NonInviteClient, ...effects: Effect[]): Step => ({ next, effects });

/** @param reliable whether the transport retransmits by itself (everything but UDP) */
export function start(now: Instant, reliable: boolean): Step {
  return step({ state: 'trying', reliable, ...firstSent(now, reliable) }, { kind: 'send-request' });
}

/** One input in, the next state and what to do about it out. */
export function advance(tx: NonInviteClient, input: Input, now: Instant): Step {
  if (tx.state === 'terminated') return step(tx);
  if (input.kind === 'transport-error') {
    return step({ state: 'terminated', why: tx.state === 'completed' ? 'done' : 'transport-error' });
  }
  switch (tx.state) {
    case 'trying':
    case 'proceeding':
      return input.kind === 'response' ? onResponse(tx, input.status, now) : onTime(tx, now);
    case 'completed':
      return now >= tx.endAt ? step({ state: 'terminated', why: 'done' }) : step(tx);
    default:
      return assertNever(tx);
  }
}

/** When `advance` wants to be told the time; `Infinity` when it is over. */
export function deadline(tx: NonInviteClient): Instant {
  switch (tx.state) {
    case 'trying':
    case 'proceeding':
      return nextOf(tx);
    case 'completed':
      return tx.endAt;
    case 'terminated':
      return Infinity;
    default:
      return assertNever(tx);
  }
}

type Waiting = Extract<NonInviteClient, { state: 'trying' | 'proceeding' }>;

function onResponse(tx: Waiting, status: number, now: Instant): Step {
  const up: Effect = { kind: 'pass-up', status };
  if (status < 200) return step({ ...tx, state: 'proceeding' }, up);
  // Timer K keeps the transaction so that late copies of the response are absorbed.
  return step(tx.reliable ? { state: 'terminated', why: 'done' } : { state: 'completed', endAt: now + T4 }, up);
}

function onTime(tx: Waiting, now: Instant): Step {
  if (now >= tx.giveUpAt) return step({ state: 'terminated', why: 'timeout' });
  if (now < tx.retransmitAt) return step(tx);
  const again = sentAgain(tx, now, T2);
  // RFC 3261 §17.1.2.2: once a provisional response came, timer E goes on at T2.
  const resent = tx.state === 'trying' ? again : { ...again, interval: T2, retransmitAt: now + T2 };
  return step({ ...tx, ...resent }, { kind: 'send-request' });
}
