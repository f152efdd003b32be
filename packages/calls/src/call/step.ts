import type { CallRefusal } from '@wpm/contract';
import type { Service } from '../party.ts';
import type { Target } from '../ports.ts';
import type { Call, Cause, LegId, Progress, Refused } from './call.ts';

/** What happens to a call. */
export type Input =
  /** A callee's phone rings, or its network already speaks (`early-media`). */
  | { readonly kind: 'progress'; readonly leg: LegId; readonly heard: Exclude<Progress, 'nothing'> }
  | { readonly kind: 'answered'; readonly leg: LegId }
  | { readonly kind: 'refused'; readonly leg: LegId; readonly refused: Refused }
  /** The caller gave up before the answer. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'hung-up'; readonly leg: LegId; readonly cause: Cause | null }
  /** A leg's session is not as it was written. */
  | { readonly kind: 'changed' }
  /** The platform itself must end the call: its media died, the call is not to be had any more. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'time' };

/** What is to be done for it. */
export type Effect =
  | { readonly kind: 'originate'; readonly leg: LegId; readonly target: Target }
  /** The platform itself is the other end: echo, tone, music. */
  | { readonly kind: 'serve'; readonly service: Service }
  /** Lets the caller hear that it rings: a tone of ours, or the callee's early media. */
  | { readonly kind: 'tell-caller'; readonly heard: Exclude<Progress, 'nothing'>; readonly leg: LegId }
  /** What the caller heard of a leg ends with it: our ringback instead, while another way is tried. */
  | { readonly kind: 'ring-on' }
  /** Lets both hear each other and starts the recording. */
  | { readonly kind: 'bridge'; readonly leg: LegId }
  | { readonly kind: 'answer-caller' }
  | { readonly kind: 'refuse-caller'; readonly why: CallRefusal }
  | { readonly kind: 'give-up'; readonly leg: LegId }
  | { readonly kind: 'hang-up'; readonly leg: LegId }
  | { readonly kind: 'stop-media' }
  /** Writes the call; the effects after it wait until it is on disk. */
  | { readonly kind: 'save' }
  /** Writes the call; nothing waits for it. */
  | { readonly kind: 'note' };

export type Step = { readonly next: Call; readonly effects: readonly Effect[] };

export const step = (next: Call, ...effects: Effect[]): Step => ({ next, effects });
