import type { OutboundEnd, OutboundListSettings, OutboundOutcome } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';

/** Where an entry of an outbound list stands (F45). */
export type EntryState =
  /** May be called from then on. */
  | { readonly kind: 'waiting'; readonly from: Instant }
  /** An agent sees it, and may call until then. */
  | { readonly kind: 'offered'; readonly to: string; readonly since: Instant; readonly until: Instant }
  /** The agent's phone rings, and then the customer's. */
  | ({ readonly kind: 'dialling' } & EntryCall)
  | ({ readonly kind: 'connected' } & EntryCall)
  /** Called in vain, and called again then. */
  | { readonly kind: 'retry'; readonly at: Instant; readonly after: OutboundOutcome }
  | { readonly kind: 'done'; readonly result: 'answered' | 'skipped' }
  | { readonly kind: 'exhausted'; readonly after: OutboundOutcome }
  | { readonly kind: 'blocked' };

/** A call to an entry: whose, to which of its numbers. */
export type EntryCall = {
  readonly by: string;
  readonly callId: string;
  /** E.164. */
  readonly number: string;
  readonly since: Instant;
};

/** How often each result came of calls to an entry. */
export type Tried = Readonly<Partial<Record<OutboundOutcome, number>>>;

/** What of an entry decides what becomes of it. */
export type OutboundEntry = {
  readonly state: EntryState;
  /** E.164, in the order they are called in; at least one. */
  readonly numbers: readonly string[];
  readonly tried: Tried;
};

/** The rules of a list that say what follows a call. */
export type RetryRules = Pick<OutboundListSettings, 'mostAttempts' | 'retry'>;

/** A line of an entry's ledger that was over at `at`: an offer, or a call. */
export type LedgerLine = {
  readonly by: string | null;
  readonly callId: string | null;
  readonly number: string | null;
  readonly began: Instant;
  readonly end: OutboundEnd;
  readonly at: Instant;
};

/** Calls to an entry so far. */
export const attemptsOf = (tried: Tried): number => Object.values(tried).reduce((sum, times) => sum + times, 0);

/** Whether an entry may be called now, or offered to somebody who calls it. */
export function isCallable({ state }: Pick<OutboundEntry, 'state'>, now: Instant): boolean {
  if (state.kind === 'waiting') return state.from <= now;
  return state.kind === 'retry' && state.at <= now;
}

/** Which number is next: one after the other, without those that are not to be called; undefined where none is left. */
export function nextNumber(
  { numbers, tried }: Pick<OutboundEntry, 'numbers' | 'tried'>,
  isBarred: (number: string) => boolean,
): string | undefined {
  const left = numbers.filter((number) => !isBarred(number));
  return left[attemptsOf(tried) % Math.max(1, left.length)];
}
