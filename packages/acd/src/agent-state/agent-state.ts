import type { AgentActivity, AgentChoice, SignOutReason } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';

/** Who chose: the agent, a supervisor, or the platform by a rule. */
export type ChosenBy = 'agent' | 'supervisor' | 'platform';

/** The first layer: what was chosen (F27). `why` is null only before the first sign-in. */
export type Chosen =
  | (Exclude<AgentChoice, { readonly kind: 'signed-out' }> & { readonly by: ChosenBy })
  | { readonly kind: 'signed-out'; readonly by: ChosenBy; readonly why: SignOutReason | null };

/** Which part in which call is wrapped up, and whether the campaign wants a classifier of it (F07). */
export type WrappedPart = { readonly callId: string; readonly part: number; readonly classifierRequired: boolean };

/**
 * A campaign's wrap-up; `forMs` is null where the agent ends it, `toItsEnd` where they cannot, `onRequest` where there is none unless they
 * asked for it during the call (F27).
 */
export type WrapUp = {
  readonly kind: 'wrap-up';
  readonly forMs: number | null;
  readonly toItsEnd?: boolean;
  readonly onRequest?: boolean;
  readonly wraps?: WrappedPart;
};

/**
 * The second layer: what is happening. `next` is what will be chosen when the agent is free again; null: what is. `owed`:
 * the wrap-up of a call that is over while another goes on; it comes after that. `wanted`: the agent asked for a wrap-up.
 */
export type Activity =
  | { readonly kind: 'idle' }
  /** An offer rings; `next` was asked for in a call before it. */
  | { readonly kind: 'ringing'; readonly next: Chosen | null; readonly owed?: WrapUp; readonly wanted?: true }
  /** From the first digit dialled, or the answer, to the end; of the last of them, where there are two (F29). */
  | { readonly kind: 'in-call'; readonly next: Chosen | null; readonly owed?: WrapUp; readonly wanted?: true }
  /** `until` is null where the agent ends it, `toItsEnd` where they cannot. */
  | {
      readonly kind: 'wrap-up';
      readonly until: Instant | null;
      readonly next: Chosen | null;
      readonly toItsEnd?: boolean;
      /** Absent in what was kept before wrap-ups knew of their calls. */
      readonly wraps?: WrappedPart;
    }
  | { readonly kind: 'not-answering'; readonly until: Instant };

/** While no phone of an agent could be reached, and their calls went elsewhere. */
export type Absence = { readonly from: Instant; readonly until: Instant };

/**
 * Whether a phone of the agent can be reached (F28): a loss that is over within the grace time never was one. `away`: the last absence,
 * until they choose a status or are in a call: what they have not been told of yet.
 */
export type Reach =
  | { readonly kind: 'reachable'; readonly away?: Absence }
  | { readonly kind: 'lost'; readonly until: Instant; readonly away?: Absence }
  /** `outAt`: when who stays away so long is signed out for it; absent where nobody is. */
  | { readonly kind: 'unreachable'; readonly outAt?: Instant };

/** An agent as the platform knows them. Plain data: it is kept as it stands and gone on with after a restart. */
export type AgentState = {
  readonly chosen: Chosen;
  readonly activity: Activity;
  readonly reach: Reach;
  /** Campaign offers in a row that the agent let ring out. */
  readonly unanswered: number;
  /** Since when the status is what it is. */
  readonly since: Instant;
};

/** A status that is over (F28). The intervals of an agent follow each other without gap or overlap. */
export type Interval = {
  readonly chosen: Chosen;
  readonly activity: AgentActivity;
  readonly from: Instant;
  readonly until: Instant;
};

/** Who was never seen: signed out, and nothing stands behind it. */
export const NEVER_SIGNED_IN = (since: Instant): AgentState => ({
  chosen: { kind: 'signed-out', by: 'platform', why: null },
  activity: { kind: 'idle' },
  reach: { kind: 'unreachable' },
  unanswered: 0,
  since,
});

/** What the agent is doing as others see it. A call goes on although its phone is lost; who signed out is not missed. */
export function activityOf({ chosen, activity, reach }: AgentState): AgentActivity {
  const isFree = activity.kind === 'idle' || activity.kind === 'not-answering';
  if (isFree && reach.kind === 'unreachable' && chosen.kind !== 'signed-out') return 'unreachable';
  return activity.kind;
}

/** What is chosen once the call or the wrap-up that is under way is over; null: nothing else than now. */
export const nextOf = ({ activity }: AgentState): Chosen | null => ('next' in activity ? activity.next : null);

/** Whether the agent asked for a wrap-up after the call that is up. */
export const wantsWrapUp = ({ activity }: AgentState): boolean => 'wanted' in activity && (activity.wanted ?? false);

/** The last time nobody could reach the agent, as long as they may not know of it (F28). */
export const absenceOf = ({ reach }: Pick<AgentState, 'reach'>): Absence | undefined =>
  reach.kind === 'unreachable' ? undefined : reach.away;

/** When the state changes by itself; undefined where it never does. */
export function agentDeadline({ activity, reach }: AgentState): Instant | undefined {
  const due = [
    'until' in activity && activity.until !== null ? activity.until : Infinity,
    reach.kind === 'lost' ? reach.until : Infinity,
    reach.kind === 'unreachable' ? (reach.outAt ?? Infinity) : Infinity,
  ];
  const first = Math.min(...due);
  return Number.isFinite(first) ? first : undefined;
}

/** On break no direct and no campaign call comes, and none outside a campaign can be made (F27). */
export const isOnBreak = ({ chosen }: AgentState): boolean => chosen.kind === 'break';

/** Whether a call may be offered to the agent now. Busy is global: a direct call also keeps campaign offers away. */
export function isOfferable(state: AgentState, call: 'direct' | 'campaign'): boolean {
  if (activityOf(state) !== 'idle') return false;
  return state.chosen.kind === 'in-queue' || (call === 'direct' && state.chosen.kind === 'ready');
}

/** Whether two choices are the same status, whoever made them and why. */
export function isSameChoice(one: Chosen, other: Chosen): boolean {
  if (one.kind === 'break' && other.kind === 'break') return one.breakId === other.breakId;
  return one.kind === other.kind;
}
