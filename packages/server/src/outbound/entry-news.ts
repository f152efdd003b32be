import type { EntryCall, EntryInput, EntryState } from '@wpm/acd';
import type { Instant } from '@wpm/kernel';
import type { EntryUnderWay } from '@wpm/store';
import { outcomeOf } from './outcome-of.ts';

type Around = {
  readonly now: Instant;
  /** Its list is not paused. */
  readonly isRunning: boolean;
  readonly isFree: (accountId: string) => boolean;
  /** Nobody knows of the call any more. */
  readonly isLost: (call: EntryCall) => boolean;
};

/** Who has an entry now; undefined: nobody. */
export function holderOf(state: EntryState): string | undefined {
  if (state.kind === 'offered') return state.to;
  return state.kind === 'dialling' || state.kind === 'connected' ? state.by : undefined;
}

/** What happened to an entry that an agent has, as its call and its agent are; undefined: nothing. */
export function newsOf({ entry: { state }, call }: EntryUnderWay, around: Around): EntryInput | undefined {
  if (state.kind === 'offered') return newsOfOffer(state, around);
  if (state.kind !== 'dialling' && state.kind !== 'connected') return undefined;
  const { callId } = state;
  if (call?.isOver) return { kind: 'ended', callId, outcome: outcomeOf(call) };
  if (call) return call.answeredAt && state.kind === 'dialling' ? { kind: 'answered', callId } : undefined;
  return around.isLost(state) ? { kind: 'not-called', callId, why: 'agent-missed' } : undefined;
}

function newsOfOffer(
  { to, until }: Extract<EntryState, { kind: 'offered' }>,
  { now, isRunning, isFree }: Around,
): EntryInput | undefined {
  if (until <= now) return { kind: 'look' };
  return isRunning && isFree(to) ? undefined : { kind: 'withdraw' };
}
