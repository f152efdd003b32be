import type { CallDirection, CallRefusal, CallResult, EndedBy } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { type Party, SERVICES, type Service } from '../party.ts';
import type { Round } from '../ports.ts';
import type { RecordingRecord } from '../record.ts';

/** Names a leg within its call, at the media session too: `caller`, then `callee-1`, … */
export type LegId = 'caller' | `callee-${number}`;

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

export type Ended = {
  readonly result: CallResult;
  readonly by: EndedBy;
  /** Why it could not be made; null for a call that was answered or given up. */
  readonly refusal: CallRefusal | null;
  /** What the far end said of it; null where it said nothing. */
  readonly cause: Cause | null;
};

/** A call is placed, rings, is up, and is over; each phase carries only what exists in it. */
export type Phase =
  | {
      readonly state: 'ringing';
      readonly legs: readonly RingingLeg[];
      readonly progress: Progress;
      /** When this round has rung long enough. */
      readonly giveUpAt: Instant;
      /** What is tried when this round fails for want of a way. */
      readonly later: readonly Round[];
      /** Legs the call has had, this round's included: the next one is named after it. */
      readonly tried: number;
      /** Why a phone of this round will not have the call, though others still ring. */
      readonly verdict: Refused | null;
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
  /** The trunk that carries the outside end, or was tried last; null between colleagues. */
  readonly trunkId: string | null;
};

export type CallIn<State extends Phase['state']> = Call & { readonly phase: Extract<Phase, { state: State }> };

/** Whether the call is in this phase; narrows it. */
export function isIn<State extends Phase['state']>(call: Call, state: State): call is CallIn<State> {
  return call.phase.state === state;
}

/** Whether it is the platform itself the caller talks with. */
export function isService(partner: LegId | Service): partner is Service {
  return SERVICES.some((service) => service === partner);
}

/** Who a leg talks with; undefined before the answer, and where that is the platform itself. */
export function partnerOf({ phase }: Call, leg: LegId): LegId | undefined {
  if (phase.state !== 'connected' || isService(phase.with)) return undefined;
  if (leg === 'caller') return phase.with;
  return leg === phase.with ? 'caller' : undefined;
}
