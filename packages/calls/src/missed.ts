import type { CallResult, MissedReason } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import type { CallRecord } from './record.ts';

/** What a call changes in the shared list of missed calls (F22, F23). Instants are UTC milliseconds since 1970. */
export type MissedChange =
  | {
      /** A customer called a line of ours, and nobody spoke to them. */
      readonly kind: 'missed';
      /** The customer's, E.164. */
      readonly number: string;
      readonly name: string | null;
      readonly line: { readonly kind: 'direct'; readonly number: string; readonly accountId: string };
      readonly reason: MissedReason;
      readonly at: number;
      readonly waitedMs: number;
    }
  | {
      /** Somebody spoke to the customer. */
      readonly kind: 'spoken';
      readonly number: string;
      readonly how: 'called-back' | 'called-again';
      readonly accountId: string | null;
      readonly at: number;
    }
  | {
      /** A user called the customer, and the call is over without an answer. */
      readonly kind: 'not-reached';
      readonly number: string;
      readonly accountId: string;
    };

/** Whom the platform can call back. */
const E164 = /^\+\d{3,15}$/;

/** Why nobody spoke to the customer; null where the call was to nobody, or was answered. */
const REASONS: Readonly<Record<CallResult, MissedReason | null>> = {
  answered: null,
  'no-answer': 'not-answered',
  cancelled: 'abandoned',
  rejected: 'rejected',
  busy: 'busy',
  unreachable: 'unreachable',
  failed: 'failed',
  'unknown-number': null,
  'not-allowed': null,
};

/**
 * Reads from a record, of a live call or an ended one, what it means for the list. The same record gives the same change: who
 * applies it twice must change nothing.
 */
export function missedChangeOf(record: CallRecord): MissedChange | null {
  switch (record.direction) {
    case 'inbound':
      return ofInbound(record);
    case 'outbound':
      return ofOutbound(record);
    case 'internal':
      return null;
    default:
      return assertNever(record.direction);
  }
}

function ofInbound({ caller, callee, answeredAt, endedAt, ringMs, result }: CallRecord): MissedChange | null {
  if (!E164.test(caller.number)) return null;
  if (answeredAt !== null) {
    return {
      kind: 'spoken',
      number: caller.number,
      how: 'called-again',
      accountId: callee.accountId,
      at: answeredAt,
    };
  }
  const reason = result && REASONS[result];
  if (!reason || endedAt === null || callee.accountId === null) return null;
  const line = { kind: 'direct', number: callee.number, accountId: callee.accountId } as const;
  return { kind: 'missed', number: caller.number, name: caller.name, line, reason, at: endedAt, waitedMs: ringMs };
}

function ofOutbound({ caller, callee, answeredAt, endedAt }: CallRecord): MissedChange | null {
  if (!E164.test(callee.number)) return null;
  const { accountId } = caller;
  if (answeredAt !== null)
    return { kind: 'spoken', number: callee.number, how: 'called-back', accountId, at: answeredAt };
  return endedAt !== null && accountId !== null ? { kind: 'not-reached', number: callee.number, accountId } : null;
}
