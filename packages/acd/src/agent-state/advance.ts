import type { SignOutReason, StatusRefusal } from '@wpm/contract';
import { type Instant, type Result, assertNever, ok, refuse } from '@wpm/kernel';
import {
  type Absence,
  type Activity,
  type AgentState,
  type Chosen,
  type Interval,
  type Reach,
  type WrapUp,
  type WrappedPart,
  absenceOf,
  activityOf,
  agentDeadline,
  isSameChoice,
  nextOf,
  wantsWrapUp,
} from './agent-state.ts';

/** What comes after a call or an offer. */
export type AfterCall =
  | { readonly kind: 'nothing' }
  | WrapUp
  /** A campaign's offer reached the phone and rang out. One that was declined, or never reached it, counts for nothing. */
  | { readonly kind: 'not-answered' };

/** What happens to an agent. Calls and the connection are said as they are, not as they change: twice is as good as once. */
export type AgentInput =
  | { readonly kind: 'choose'; readonly chosen: Chosen }
  /** The phone was logged in to: who was signed out is ready. */
  | { readonly kind: 'sign-in' }
  /** The phone was logged out of, or a rule of the platform signs the agent out; no call keeps it back. */
  | { readonly kind: 'sign-out'; readonly why: SignOutReason }
  /** `owed`: one of the agent's calls is over, and another goes on. */
  | { readonly kind: 'ringing' | 'in-call'; readonly owed?: WrapUp }
  | { readonly kind: 'free'; readonly after: AfterCall }
  /** After the call that is up the agent wants a wrap-up, or does not after all. */
  | { readonly kind: 'want-wrap-up'; readonly wanted: boolean }
  /** By hand; `isClassified`: the part that is wrapped up has its classifier. */
  | { readonly kind: 'end-wrap-up'; readonly isClassified: boolean }
  | { readonly kind: 'reachable' }
  | { readonly kind: 'lost' }
  /** A deadline may have come. */
  | { readonly kind: 'time' };

export type AgentSettings = {
  /** How long a lost connection is waited for (F28). */
  readonly graceMs: number;
  /** How long an agent who did not answer is offered nothing. */
  readonly notAnsweringMs: number;
  /** The offers in a row that, not answered, sign the agent out. */
  readonly mostUnanswered: number;
  /** How long an agent may be without any phone before they are signed out; Infinity: as long as they like. */
  readonly inactiveMs: number;
};

export const DEFAULT_AGENT_SETTINGS: AgentSettings = {
  graceMs: 45_000,
  notAnsweringMs: 30_000,
  mostUnanswered: 3,
  inactiveMs: 12 * 3_600_000,
};

export type AgentRefusal = { readonly code: Extract<StatusRefusal, 'status/ringing' | 'status/classifier-required'> };

/**
 * The state that follows, the statuses that are over, in order, and the parts whose wrap-up is over and wanted a classifier:
 * one that has none by now gets the platform's own (F07).
 */
export type Advanced = {
  readonly next: AgentState;
  readonly over: readonly Interval[];
  readonly wrappedUp: readonly WrappedPart[];
};

/**
 * What an agent's state becomes. Deadlines that have passed are dealt with first, each at its own instant, so that the time
 * of every status is the same whether the platform ran all the while or not (F28). An instant before the last change counts
 * as that change: no status lasts less than no time.
 */
export function advanceAgent(
  state: AgentState,
  input: AgentInput,
  now: Instant,
  settings: AgentSettings = DEFAULT_AGENT_SETTINGS,
): Result<Advanced, AgentRefusal> {
  const at = Math.max(now, state.since);
  const past: Past = { over: [], wrappedUp: [] };
  let current = state;
  for (let due = agentDeadline(current); due !== undefined && due <= at; due = agentDeadline(current)) {
    current = entered(current, passed(current, { at: due, settings }), due, past);
  }
  const code = refusalOf(current, input);
  if (code) return refuse({ code });
  return ok({ next: entered(current, following(current, input, { at, settings }), at, past), ...past });
}

function refusalOf({ activity }: AgentState, input: AgentInput): AgentRefusal['code'] | undefined {
  if (input.kind === 'choose' && activity.kind === 'ringing') return 'status/ringing';
  const isMissing = input.kind === 'end-wrap-up' && !input.isClassified && wantedOf(activity) !== undefined;
  return isMissing ? 'status/classifier-required' : undefined;
}

/** The part whose wrap-up lasts and wants a classifier. */
const wantedOf = (activity: Activity): WrappedPart | undefined => {
  const wraps = activity.kind === 'wrap-up' ? activity.wraps : 'owed' in activity ? activity.owed?.wraps : undefined;
  return wraps?.classifierRequired ? wraps : undefined;
};

/** A state without its beginning: when that is depends on whether anybody sees a difference. */
type Timeless = Omit<AgentState, 'since'>;
/** What is over by an input. */
type Past = { readonly over: Interval[]; readonly wrappedUp: WrappedPart[] };
type At = { readonly at: Instant; readonly settings: AgentSettings };

function entered(before: AgentState, next: Timeless, now: Instant, { over, wrappedUp }: Past): AgentState {
  const at = Math.max(now, before.since);
  const after = { ...next, since: before.since };
  const wanted = wantedOf(before.activity);
  if (wanted && wantedOf(next.activity)?.callId !== wanted.callId) wrappedUp.push(wanted);
  const activity = activityOf(before);
  if (activity === activityOf(after) && isSameChoice(before.chosen, after.chosen)) return after;
  over.push({ chosen: before.chosen, activity, from: before.since, until: at });
  return { ...after, since: at };
}

/** What of the state is over at its deadline. */
function passed(state: AgentState, now: At): Timeless {
  const { activity, reach } = state;
  if (reach.kind === 'lost' && reach.until <= now.at) return { ...state, reach: away(now) };
  if (reach.kind === 'unreachable' && (reach.outAt ?? Infinity) <= now.at) return inactive(state);
  return activity.kind === 'idle' ? state : freed(state);
}

function following(state: AgentState, input: AgentInput, { at, settings }: At): Timeless {
  switch (input.kind) {
    case 'choose':
      return { ...chosen(seenBy(input.chosen.by, state), input.chosen), unanswered: 0 };
    case 'sign-in':
      return signedIn(state, { at, settings });
    case 'sign-out':
      return chosen(noticed(state), { kind: 'signed-out', by: 'platform', why: input.why });
    case 'ringing':
      return { ...state, activity: { kind: 'ringing', next: nextOf(state), ...stillOwed(state, input.owed) } };
    case 'in-call':
      return {
        ...noticed(state),
        activity: { kind: 'in-call', next: nextOf(state), ...stillOwed(state, input.owed) },
        unanswered: 0,
      };
    case 'free':
      return free(state, input.after, { at, settings });
    case 'want-wrap-up':
      return wrapUpWanted(state, input.wanted);
    case 'end-wrap-up':
      return wrapUpEnded(state);
    case 'reachable':
      return back(state, at);
    case 'lost':
      return lost(state, { at, settings });
    case 'time':
      return state;
    default:
      return assertNever(input);
  }
}

/** A later wrap-up takes the place of one before it: there is one time for both. What the agent asked for stays asked for. */
function stillOwed(state: AgentState, owed: WrapUp | undefined): { readonly owed?: WrapUp; readonly wanted?: true } {
  const last = owed ?? ('owed' in state.activity ? state.activity.owed : undefined);
  return { ...(last && { owed: last }), ...(wantsWrapUp(state) && { wanted: true }) };
}

function wrapUpWanted(state: AgentState, isWanted: boolean): Timeless {
  if (state.activity.kind !== 'in-call') return state;
  const { wanted: _, ...activity } = state.activity;
  return { ...state, activity: isWanted ? { ...activity, wanted: true } : activity };
}

const wrapUpEnded = (state: AgentState): Timeless =>
  state.activity.kind === 'wrap-up' && !state.activity.toItsEnd ? freed(state) : state;

const lost = (state: AgentState, now: At): Timeless =>
  state.reach.kind === 'reachable' ? { ...state, reach: awaited(now, state.reach.away) } : state;

/** Whose phone is not there: from then on it is counted how long. */
const away = ({ at, settings: { inactiveMs } }: At): Reach =>
  Number.isFinite(inactiveMs) ? { kind: 'unreachable', outAt: at + inactiveMs } : { kind: 'unreachable' };

/** Nobody came back for so long: they are at work no more, whatever they chose (F28). */
function inactive(state: AgentState): Timeless {
  const { kind } = nextOf(state) ?? state.chosen;
  const out = { kind: 'signed-out', by: 'platform', why: 'inactivity' } as const;
  return { ...(kind === 'signed-out' ? state : chosen(state, out)), reach: { kind: 'unreachable' } };
}

/** Who was signed out for being away is ready again, as after a login; into a queue they go by themselves. */
function back(state: AgentState, at: Instant): Timeless {
  const absence = absenceUntil(state, at);
  const here: AgentState = { ...state, reach: { kind: 'reachable', ...(absence && { away: absence }) } };
  const isOut = state.chosen.kind === 'signed-out' && state.chosen.why === 'inactivity';
  return isOut ? chosen(here, { kind: 'ready', by: 'platform' }) : here;
}

const awaited = ({ at, settings }: At, absence: Absence | undefined): Reach => ({
  kind: 'lost',
  until: at + settings.graceMs,
  ...(absence && { away: absence }),
});

/** Who was out of reach is to be told since when; who was signed out meanwhile is told that. */
const absenceUntil = (state: AgentState, at: Instant): Absence | undefined =>
  activityOf(state) === 'unreachable' && at > state.since ? { from: state.since, until: at } : absenceOf(state);

/** Who does something at their phone has seen what it says. */
function noticed(state: AgentState): AgentState {
  const { reach } = state;
  if (reach.kind === 'unreachable' || reach.away === undefined) return state;
  const { away: _, ...seen } = reach;
  return { ...state, reach: seen };
}

/** What somebody else chooses, the agent has not seen. */
const seenBy = (by: Chosen['by'], state: AgentState): AgentState => (by === 'agent' ? noticed(state) : state);

/** Who has just logged in registers in a moment: until then the phone is awaited as one that was lost. */
function signedIn(state: AgentState, now: At): Timeless {
  const { kind } = nextOf(state) ?? state.chosen;
  const isGone = state.reach.kind === 'unreachable';
  const seen: AgentState = isGone ? { ...state, reach: awaited(now, absenceUntil(state, now.at)) } : state;
  return kind === 'signed-out' ? chosen(seen, { kind: 'ready', by: 'platform' }) : seen;
}

/** A choice is taken at once, or as the next one while the agent is at work. The last one wins. */
function chosen(state: AgentState, choice: Chosen): Timeless {
  const { activity } = state;
  if (!('next' in activity)) return { ...state, chosen: choice, activity: { kind: 'idle' } };
  const next = isSameChoice(choice, state.chosen) ? null : choice;
  return { ...state, activity: { ...activity, next } };
}

/** The agent's work is over: what was asked for meanwhile is chosen. */
const freed = (state: AgentState, activity: Activity = { kind: 'idle' }): Timeless => ({
  ...state,
  chosen: nextOf(state) ?? state.chosen,
  activity,
});

function free(state: AgentState, after: AfterCall, now: At): Timeless {
  const { activity } = state;
  if (activity.kind !== 'ringing' && activity.kind !== 'in-call') return state;
  const what = after.kind === 'nothing' ? (activity.owed ?? after) : after;
  switch (what.kind) {
    case 'nothing':
      return freed(state);
    case 'wrap-up':
      return what.onRequest && !wantsWrapUp(state) ? freed(state) : wrapping(state, what, now);
    case 'not-answered':
      return notAnswered(state, now);
    default:
      return assertNever(what);
  }
}

function wrapping(state: AgentState, { forMs, toItsEnd, wraps }: WrapUp, now: At): Timeless {
  const until = forMs === null ? null : now.at + forMs;
  const lasting = { ...(toItsEnd && { toItsEnd }), ...(wraps && { wraps }) };
  return { ...state, activity: { kind: 'wrap-up', until, next: nextOf(state), ...lasting } };
}

function notAnswered(state: AgentState, { at, settings }: At): Timeless {
  const unanswered = state.unanswered + 1;
  if (unanswered >= settings.mostUnanswered) {
    const signedOut = { kind: 'signed-out', by: 'platform', why: 'repeated-no-answer' } as const;
    return { ...state, chosen: signedOut, activity: { kind: 'idle' }, unanswered: 0 };
  }
  return { ...freed(state, { kind: 'not-answering', until: at + settings.notAnsweringMs }), unanswered };
}
