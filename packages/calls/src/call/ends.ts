import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { Round } from '../ports.ts';
import type { LegId } from './leg-id.ts';

/** What the caller hears before the answer: nothing of ours, our ringback, or what the other side sends. */
export type Progress = 'nothing' | 'ringing' | 'early-media';

/** A phone or trunk that is called at this moment. */
export type RingingLeg = { readonly id: LegId; readonly trunkId: string | null };

/** What the other side, or its network, said in so many words (RFC 3326): `SIP 486`, `Q.850 17 "User busy"`. */
export type Cause = { readonly protocol: string; readonly code: number; readonly text: string | null };

/** Why a callee's leg came to nothing. */
export type Refused = {
  readonly why: CallRefusal;
  readonly scope:
    /** Another way may still reach the callee: 503, 408, silence. */
    | 'way'
    /** This phone will not, another of the same round may: 486, 404. */
    | 'phone'
    /** RFC 3261 §21.6: nobody will, anywhere. */
    | 'everyone';
  readonly cause: Cause | null;
};

/** Phones and trunks that are being called, round by round. */
export type Ringing = {
  readonly legs: readonly RingingLeg[];
  readonly progress: Progress;
  /** When this round has rung long enough, or was waited for long enough while none of it rings. */
  readonly giveUpAt: Instant;
  /** Devices of the user are woken beside phones that say nothing, or one of them rings (ADR 0093); absent: none are. */
  readonly beside?: 'waking' | 'device';
  /** Until when it rings once it does; absent where `giveUpAt` stays as it is. */
  readonly ringUntil?: Instant;
  /** What is tried when this round fails for want of a way. */
  readonly later: readonly Round[];
  /** Why a phone of this round will not have the call, though others still ring. */
  readonly verdict: Refused | null;
};

/** The two places of a call. Who it is handed on to takes the place of who handed it on, and the channel of the recording. */
export type Side = 'caller' | 'callee';

/** A leg that is up, and who is on it. */
export type End = { readonly leg: LegId; readonly party: Party };
export type Ends = Readonly<Record<Side, End>>;
