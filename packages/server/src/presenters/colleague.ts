import { type AgentState, activityOf } from '@wpm/acd';
import type { ColleagueState, Colleague } from '@wpm/contract';
import type { ColleagueRow } from '@wpm/store';

/** A colleague with what they are doing. */
export function presentColleague({ id, displayName, number }: ColleagueRow, state: AgentState): Colleague {
  return { id, name: displayName, number, state: colleagueState(state) };
}

/** What matters to somebody who wants to call them, the strongest reason against it first. */
export function colleagueState(state: AgentState): ColleagueState {
  const activity = activityOf(state);
  if (activity === 'ringing' || activity === 'in-call') return 'busy';
  if (state.chosen.kind === 'signed-out' || activity === 'unreachable') return 'offline';
  if (state.chosen.kind === 'break') return 'break';
  return activity === 'wrap-up' ? 'wrap-up' : 'free';
}
