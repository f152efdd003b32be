import type { OutboundOutcome, SkipReason } from '@wpm/contract';
import { type Instant, type Result, assertNever, ok, refuse } from '@wpm/kernel';
import {
  type EntryCall,
  type EntryState,
  type LedgerLine,
  type OutboundEntry,
  type RetryRules,
  attemptsOf,
  isCallable,
} from './entry.ts';

/** What happens to an entry. */
export type EntryInput =
  /** It is shown to an agent, who may call until then. */
  | { readonly kind: 'offer'; readonly to: string; readonly until: Instant }
  /** It is called for an agent: by who was offered it, or at once. */
  | { readonly kind: 'dial'; readonly call: Omit<EntryCall, 'since'> }
  /** No call came of it: the agent was not there, or it could not be placed. */
  | { readonly kind: 'not-called'; readonly callId: string; readonly why: 'agent-missed' | 'not-placed' }
  | { readonly kind: 'answered'; readonly callId: string }
  | { readonly kind: 'ended'; readonly callId: string; readonly outcome: OutboundOutcome }
  | { readonly kind: 'skip'; readonly by: string; readonly reason: SkipReason }
  /** Looks whether an offer has lasted long enough. */
  | { readonly kind: 'look' }
  /** The agent it is offered to does something else. */
  | { readonly kind: 'withdraw' }
  /** None of its numbers may be called any more. */
  | { readonly kind: 'bar' };

export type AdvancedEntry = {
  readonly next: OutboundEntry;
  /** What the ledger is told; absent: nothing is over. */
  readonly line?: LedgerLine;
};

type NotNow = { readonly code: 'outbound/not-offered' };
type Advanced = Result<AdvancedEntry, NotNow>;

/** How long an entry rests that nobody was called for: another agent may take it, and the same one has done something else. */
export const PASS_MS = 60_000;
/** How long one rests that an agent puts off. */
export const LATER_MS = 30 * 60_000;

/** What becomes of an entry. What does not fit its state is refused, and changes nothing: it came too late, or from somebody else. */
export function advanceEntry(entry: OutboundEntry, input: EntryInput, rules: RetryRules, now: Instant): Advanced {
  const { state } = entry;
  switch (state.kind) {
    case 'waiting':
    case 'retry':
      return whileFree(entry, input, now);
    case 'offered':
      return whileOffered(entry, state, input, now);
    case 'dialling':
      return whileDialling(entry, state, input, { rules, now });
    case 'connected':
      return whileConnected(entry, state, input, { rules, now });
    case 'done':
    case 'exhausted':
    case 'blocked':
      return NOT_NOW;
    default:
      return assertNever(state);
  }
}

const NOT_NOW = refuse({ code: 'outbound/not-offered' } as const);

function whileFree(entry: OutboundEntry, input: EntryInput, now: Instant): Advanced {
  if (input.kind === 'bar') return ok(barred(entry, { by: null, began: now, at: now }));
  if (!isCallable(entry, now)) return NOT_NOW;
  if (input.kind === 'offer') return became(entry, { kind: 'offered', to: input.to, since: now, until: input.until });
  if (input.kind === 'dial') return became(entry, { kind: 'dialling', ...input.call, since: now });
  return NOT_NOW;
}

function whileOffered(
  entry: OutboundEntry,
  state: Extract<EntryState, { kind: 'offered' }>,
  input: EntryInput,
  now: Instant,
): Advanced {
  if ('callId' in input || input.kind === 'offer') return NOT_NOW;
  const { to, since, until } = state;
  const over = { by: to, callId: null, number: null, began: since, at: now } as const;
  switch (input.kind) {
    case 'dial':
      if (input.call.by !== to || until <= now) return NOT_NOW;
      return became(entry, { kind: 'dialling', ...input.call, since: now });
    case 'skip':
      if (input.by !== to) return NOT_NOW;
      return ok({ next: { ...entry, state: skipped(input.reason, now) }, line: { ...over, end: 'skipped' } });
    case 'look':
      if (until > now) return NOT_NOW;
      return ok({ next: rests(entry, now + PASS_MS), line: { ...over, end: 'let-pass' } });
    case 'withdraw':
      return ok({ next: rests(entry, now), line: { ...over, end: 'withdrawn' } });
    case 'bar':
      return ok(barred(entry, over));
    default:
      return assertNever(input);
  }
}

function skipped(reason: SkipReason, now: Instant): EntryState {
  return reason === 'later' ? { kind: 'waiting', from: now + LATER_MS } : { kind: 'done', result: 'skipped' };
}

type Around = { readonly rules: RetryRules; readonly now: Instant };

function whileDialling(entry: OutboundEntry, call: EntryCall, input: EntryInput, { rules, now }: Around): Advanced {
  if (!('callId' in input) || input.callId !== call.callId) return NOT_NOW;
  switch (input.kind) {
    case 'not-called':
      return ok({ next: rests(entry, now + PASS_MS), line: lineOf(call, input.why, now) });
    case 'answered':
      return became(entry, { ...callOf(call), kind: 'connected' });
    case 'ended':
      return ok(ended(entry, call, input.outcome, { rules, now }));
    default:
      return assertNever(input);
  }
}

function whileConnected(entry: OutboundEntry, call: EntryCall, input: EntryInput, around: Around): Advanced {
  if (input.kind !== 'ended' || input.callId !== call.callId) return NOT_NOW;
  return ok(ended(entry, call, input.outcome, around));
}

/** After a call: done where somebody spoke, or called again as often as its rules say and not once more. */
function ended(entry: OutboundEntry, call: EntryCall, outcome: OutboundOutcome, { rules, now }: Around): AdvancedEntry {
  const tried = { ...entry.tried, [outcome]: (entry.tried[outcome] ?? 0) + 1 };
  const line = lineOf(call, outcome, now);
  return { next: { ...entry, tried, state: after(outcome, tried, { rules, now }) }, line };
}

function after(outcome: OutboundOutcome, tried: OutboundEntry['tried'], { rules, now }: Around): EntryState {
  if (outcome === 'answered') return { kind: 'done', result: 'answered' };
  const { afterMinutes, times } = rules.retry[outcome === 'no-answer' ? 'noAnswer' : outcome];
  const isEnough = (tried[outcome] ?? 0) > times || attemptsOf(tried) >= rules.mostAttempts;
  if (isEnough) return { kind: 'exhausted', after: outcome };
  return { kind: 'retry', at: now + afterMinutes * 60_000, after: outcome };
}

function barred(entry: OutboundEntry, { by, began, at }: Pick<LedgerLine, 'by' | 'began' | 'at'>): AdvancedEntry {
  const line = { by, callId: null, number: null, began, at, end: 'do-not-call' } as const;
  return { next: { ...entry, state: { kind: 'blocked' } }, line };
}

const became = (entry: OutboundEntry, state: EntryState) => ok({ next: { ...entry, state } });
const rests = (entry: OutboundEntry, from: Instant): OutboundEntry => ({ ...entry, state: { kind: 'waiting', from } });
const callOf = ({ by, callId, number, since }: EntryCall): EntryCall => ({ by, callId, number, since });

function lineOf({ by, callId, number, since }: EntryCall, end: LedgerLine['end'], now: Instant): LedgerLine {
  return { by, callId, number, began: since, end, at: now };
}
