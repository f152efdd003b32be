import type { Call, LegId } from '../call/call.ts';
import type { Effect, Input } from '../call/step.ts';
import type { LegEvent } from '../leg/leg.ts';
import type { IndexedLeg } from './leg-context.ts';
import type { Performer } from './perform.ts';

/** A call while nothing else happens to it. */
export type Inside = {
  readonly call: Call;
  readonly performer: Performer;
  advance(input: Input): Promise<void>;
  /** The call is as this from now on; what is to be done for it is done by `perform`. */
  enter(next: Call): void;
  perform(effects: readonly Effect[]): Promise<void>;
  /** A leg has gone to another call: what was told here before anybody knew is told there. */
  forward(leg: LegId, hear: (event: LegEvent) => Promise<void>): void;
  /** The call is over, and everything for it is done. */
  leave(): void;
};

/** A live call whose dialogs may take each other's place. */
export type Replaceable = {
  readonly call: Call;
  hear(leg: LegId, event: LegEvent): Promise<void>;
  /** Does the work in the call's mailbox; a fault of the work ends the call, and is thrown. */
  exclusively<T>(work: (inside: Inside) => Promise<T>): Promise<T>;
};

/** A dialog of ours, and the call that has it. */
export type Found = { readonly live: Replaceable; readonly leg: IndexedLeg };

/** Why a dialog is not replaced, as the status of a response. */
export type ReplacesNo = { readonly status: number; readonly text: string };

/** No dialog of the user: one that is somebody else's is not told apart from one that does not exist. */
export const NO_SUCH: ReplacesNo = { status: 481, text: 'No dialog of yours is to be replaced by this' };
/** RFC 3891 §3: `early-only` wants to answer what rings, not to take over what is answered. */
export const ANSWERED: ReplacesNo = { status: 486, text: 'The dialog is answered already' };
/** RFC 3891 §3: over, or in no state in which another could take its place. */
export const NOT_NOW: ReplacesNo = { status: 603, text: 'Nothing can take the place of the dialog now' };

/** Works in the mailboxes of two calls, in one order whoever asks: two such works cannot wait for each other. */
export function inBoth<T>(
  one: Replaceable,
  other: Replaceable,
  work: (one: Inside, other: Inside) => Promise<T>,
): Promise<T> {
  return one.call.id < other.call.id
    ? one.exclusively((first) => other.exclusively((second) => work(first, second)))
    : other.exclusively((second) => one.exclusively((first) => work(first, second)));
}

/** The inside of a call as it is whenever it is looked at. */
export const insideOf = (
  performer: Performer,
  { call, ...acts }: Omit<Inside, 'call' | 'performer'> & { readonly call: () => Call },
): Inside => ({
  get call() {
    return call();
  },
  performer,
  ...acts,
});
