import type { CallDirection, CallRefusal, CallResult, EndedBy } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Party, Service } from '../party.ts';
import type { RecordingRecord } from '../record.ts';

/** Names a leg within its call, at the media session too: `caller`, then `callee-1`, … */
export type LegId = 'caller' | `callee-${number}`;

/** What the caller hears before the answer: nothing of ours, our ringback, or what the other side sends. */
export type Progress = 'nothing' | 'ringing' | 'early-media';

export type Ended = {
  readonly result: CallResult;
  readonly by: EndedBy;
  /** Why it could not be made; null for a call that was answered or given up. */
  readonly refusal: CallRefusal | null;
};

/** A call is placed, rings, is up, and is over; each phase carries only what exists in it. */
export type Phase =
  | {
      readonly state: 'ringing';
      readonly legs: readonly LegId[];
      readonly progress: Progress;
      readonly giveUpAt: Instant;
    }
  | { readonly state: 'connected'; readonly answeredAt: Instant; readonly with: LegId | Service }
  | { readonly state: 'ended'; readonly answeredAt: Instant | null; readonly endedAt: Instant; readonly how: Ended };

/** One call of the B2BUA (RFC 7092), plain data: it is journalled as it stands and gone on with after a restart. */
export type Call = {
  readonly id: string;
  readonly tenantId: string;
  readonly direction: CallDirection;
  readonly caller: Party;
  readonly callee: Party;
  readonly startedAt: Instant;
  readonly phase: Phase;
  readonly recording: RecordingRecord | null;
};

export type CallIn<State extends Phase['state']> = Call & { readonly phase: Extract<Phase, { state: State }> };

/** Whether the call is in this phase; narrows it. */
export function isIn<State extends Phase['state']>(call: Call, state: State): call is CallIn<State> {
  return call.phase.state === state;
}
