import type { CallResult, MissedReason } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { type CallRecord, type MissedLine, isMessageLeft } from './record.ts';

/** What a call changes in the shared list of missed calls (F22, F23). Instants are UTC milliseconds since 1970. */
export type MissedChange =
  | {
      /** A customer called a line of ours, and nobody spoke to them. */
      readonly kind: 'missed';
      /** The customer's, E.164. */
      readonly number: string;
      readonly name: string | null;
      readonly line: MissedLine;
      readonly reason: MissedReason;
      readonly at: number;
      readonly waitedMs: number;
      /** They hung up sooner than the campaign counts; absent: they did not. */
      readonly isShort?: true;
      /** The recording of the message they left; absent: they left none. */
      readonly messageId?: string;
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

function ofInbound(record: CallRecord): MissedChange | null {
  const { caller, answeredAt, endedAt, ringMs, queue } = record;
  const { number, name } = caller;
  if (!E164.test(number)) return null;
  if (answeredAt !== null) {
    return { kind: 'spoken', number, how: 'called-again', accountId: spokeIn(record), at: answeredAt };
  }
  const [reason, line] = [reasonOf(record), lineOf(record)];
  if (!reason || !line || endedAt === null) return null;
  const waitedMs = queue?.waitMs ?? ringMs;
  return { kind: 'missed', number, name, line, reason, at: endedAt, waitedMs, ...markOf(record) };
}

/** What sets the entry apart: a message that was left, or that the customer hardly waited. */
function markOf(record: CallRecord): Pick<Extract<MissedChange, { kind: 'missed' }>, 'messageId' | 'isShort'> {
  if (isMessageLeft(record)) return record.recording ? { messageId: record.recording.id } : {};
  return record.queue?.isShort ? { isShort: true } : {};
}

/** Who has the customer, or had them last: without a queue whom the call was for, or went on to in the end (F44). */
function spokeIn({ callee, queue, segments, forwardings = [] }: CallRecord): string | null {
  if (!queue) return (forwardings.findLast(({ refusal }) => refusal === null)?.to ?? callee).accountId;
  return segments.findLast(({ endedAt, result }) => endedAt === null || result === 'answered')?.accountId ?? null;
}

/** What the queue says better than the call's result. */
const SAID = ['waited-too-long', 'out-of-hours', 'number-left', 'place-kept'] as const;

function reasonOf(record: CallRecord): MissedReason | null {
  if (isMessageLeft(record)) return 'voicemail';
  const { result, queue } = record;
  const said = SAID.find((left) => left === queue?.left);
  if (said) return said;
  return result && REASONS[result];
}

function lineOf({ callee: { number, accountId }, queue, message }: CallRecord): MissedLine | null {
  if (message?.box.kind === 'direct') return message.box;
  if (message) return { kind: 'campaign', campaignId: message.box.campaignId };
  if (queue) return { kind: 'campaign', campaignId: queue.campaignId };
  return accountId === null ? null : { kind: 'direct', number, accountId };
}

function ofOutbound({ caller, callee, answeredAt, endedAt }: CallRecord): MissedChange | null {
  if (!E164.test(callee.number)) return null;
  const { accountId } = caller;
  if (answeredAt !== null)
    return { kind: 'spoken', number: callee.number, how: 'called-back', accountId, at: answeredAt };
  return endedAt !== null && accountId !== null ? { kind: 'not-reached', number: callee.number, accountId } : null;
}
