import { type Absence, type AgentState, type Chosen, absenceOf, activityOf, nextOf, wantsWrapUp } from '@wpm/acd';
import { type AgentChoice, type AgentStatus, type OfferedBreak, breakSettings, offeredBreak } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { EntryRow } from '@wpm/store';

/** A status as its user sees it. @param chosenBreak the break that was chosen, if it is still there */
export function presentStatus(
  { state, now }: { readonly state: AgentState; readonly now: Instant },
  chosenBreak: OfferedBreak | null,
): AgentStatus {
  const { chosen, activity, since } = state;
  const next = nextOf(state);
  const until = 'until' in activity ? activity.until : null;
  return {
    chosen: choiceOf(chosen),
    break: chosenBreak,
    signedOut: chosen.kind === 'signed-out' ? chosen.why : null,
    activity: activityOf(state),
    since: new Date(since).toISOString(),
    elapsedMs: Math.max(0, now - since),
    next: next && choiceOf(next),
    ...(wantsWrapUp(state) && { wantsWrapUp: true }),
    ...awayOf(absenceOf(state)),
    until: until === null ? null : new Date(until).toISOString(),
    wrapUp: wrapUpOf(state),
  };
}

const awayOf = (absence: Absence | undefined): Pick<AgentStatus, 'away'> =>
  absence ? { away: { from: new Date(absence.from).toISOString(), until: new Date(absence.until).toISOString() } } : {};

/** What is wrapped up; one that was kept before wrap-ups knew of their calls shows none. */
function wrapUpOf({ activity }: AgentState): AgentStatus['wrapUp'] {
  if (activity.kind !== 'wrap-up' || !activity.wraps) return null;
  const { callId, part, classifierRequired } = activity.wraps;
  return { callId, part, classifierRequired, earlyExit: activity.toItsEnd !== true };
}

/** A break as a phone offers it. */
export function presentBreak({ id, settings }: Pick<EntryRow, 'id' | 'settings'>): OfferedBreak {
  return offeredBreak.strip().parse({ ...breakSettings.parse(settings), id });
}

const choiceOf = (chosen: Chosen): AgentChoice =>
  chosen.kind === 'break' ? { kind: chosen.kind, breakId: chosen.breakId } : { kind: chosen.kind };
