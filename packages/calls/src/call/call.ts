import type { CallDirection, CallRefusal, CallResult, EndedBy } from '@wpm/contract';
import { type Instant, assertNever } from '@wpm/kernel';
import type { AccountParty, Party, Service } from '../party.ts';
import type { Diverted, Forwarding, NotReached } from '../ports.ts';
import type { CallBackRecord, LegQuality, RecordingRecord, Redirect } from '../record.ts';
import type { Choosing, MenuCall } from './choosing.ts';
import type { CampaignMadeIn } from './campaign-made-in.ts';
import type { Cause, End, Ends, Progress, Ringing, Side } from './ends.ts';
import type { DeadWay } from './hearing.ts';
import type { LegId } from './leg-id.ts';
import type { MessageCall, Messaging } from './messaging.ts';
import type { CampaignCall, Queued } from './queued.ts';
import type { Segment } from './segment.ts';
import type { Supervision } from './supervision.ts';

export type { LegId } from './leg-id.ts';
export type { Cause, End, Ends, Progress, Refused, Ringing, RingingLeg, Side } from './ends.ts';

export type Ended = {
  readonly result: CallResult;
  readonly by: EndedBy;
  /** Why it could not be made; null for a call that was answered or given up. */
  readonly refusal: CallRefusal | null;
  /** What the far end said of it; null where it said nothing. */
  readonly cause: Cause | null;
};

/** A leg whose user holds who they talk with: their phone does (a re-INVITE), or the platform was told to (F32). */
export type Hold = { readonly leg: LegId; readonly by: 'phone' | 'command' };

/** Whom a transfer is trying to reach. */
export type Reaching =
  | { readonly kind: 'recipient'; readonly rings: Ringing; readonly until: Instant }
  /** The recipient was not to be had: where the initiator can be rung is being looked up. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'initiator'; readonly rings: Ringing; readonly until: Instant };

/** A blind transfer on its way (F33): one end waits while somebody is found for the other place. */
export type Transfer = {
  /** The place that is to be filled. */
  readonly side: Side;
  readonly transferred: End;
  readonly initiator: {
    readonly party: AccountParty;
    /** Null once it has left; by REFER it stays until somebody answers, by command it leaves at once. */
    readonly leg: LegId | null;
  };
  readonly recipient: Party;
  readonly reaching: Reaching;
};

/** An agent who asks somebody while the customer waits (F31). */
export type Consultation = {
  /** The agent's place, which whoever is asked may take. */
  readonly side: Side;
  readonly agent: { readonly leg: LegId; readonly party: AccountParty };
  /** Null once they have hung up: the consultation goes on without them. */
  readonly customer: End | null;
};

/** Who else is on the line beside an agent who has reached somebody to ask. */
export type Asked = { readonly consultation: Consultation; readonly consulted: End };

/** A user's phone is not there: the other end hears that it is waited for, then a goodbye (semantics, promise 1). */
export type Vanished = {
  readonly kind: 'vanished';
  /** The place of the user who is away. */
  readonly side: Side;
  readonly away: {
    readonly leg: LegId;
    readonly party: AccountParty;
    /** It is silent and may be heard again, or its dialog is over and another phone must come. */
    readonly phone: 'silent' | 'ended';
  };
  readonly waiting: End;
  readonly stage: 'waiting' | 'parting';
  /** When it goes to the next stage: from waiting to parting, from parting to the end. */
  readonly until: Instant;
  readonly held: readonly Hold[];
};

/** Who was called has answered, and both hear that the call will be recorded; it is from `until` on at the latest. */
export type Noticing = {
  readonly kind: 'noticing';
  readonly ends: Ends;
  readonly held: readonly Hold[];
  readonly until: Instant;
};

/** What is going on in a call that is up. `held`: who holds, never nobody while `held`. */
export type Activity =
  /** The platform itself is the other end: echo, tone, music. */
  | { readonly kind: 'served'; readonly service: Service }
  | Queued
  | Choosing
  | Messaging
  | { readonly kind: 'talking'; readonly ends: Ends }
  | { readonly kind: 'held'; readonly ends: Ends; readonly held: readonly Hold[]; readonly since: Instant }
  | Noticing
  | { readonly kind: 'transferring'; readonly transfer: Transfer; readonly held: readonly Hold[] }
  /** Who is to be asked rings; the customer waits. */
  | {
      readonly kind: 'asking';
      readonly consultation: Consultation;
      readonly consulted: Party;
      readonly rings: Ringing;
      readonly until: Instant;
      readonly held: readonly Hold[];
    }
  /** The agent talks with one of two, and the other waits. */
  | (Asked & {
      readonly kind: 'consulting';
      readonly with: 'consulted' | 'customer';
      readonly held: readonly Hold[];
    })
  /** All three talk. */
  | (Asked & { readonly kind: 'joined'; readonly held: readonly Hold[] })
  | Vanished;

/** A user was not reached, and whom their call goes on to is being looked up (F44). */
export type Forwarded = {
  readonly state: 'forwarding';
  readonly missed: AccountParty;
  readonly happened: NotReached;
  /** What the caller hears meanwhile. */
  readonly progress: Progress;
  /** How the call ends where it goes on to nobody. */
  readonly otherwise: Ended;
};

/** A call is placed, rings, is up, and is over; each phase carries only what exists in it. */
export type Phase =
  | ({ readonly state: 'ringing' } & Ringing)
  | Forwarded
  /** `answeredAt` is null while a customer waits whom nobody has spoken to yet. */
  | { readonly state: 'connected'; readonly answeredAt: Instant | null; readonly activity: Activity }
  | { readonly state: 'ended'; readonly answeredAt: Instant | null; readonly endedAt: Instant; readonly how: Ended };

/** One call of the B2BUA (RFC 7092), plain data: it is journalled as it stands and gone on with after a restart. */
export type Call = {
  readonly id: string;
  readonly tenantId: string;
  readonly direction: CallDirection;
  readonly caller: Party;
  readonly callee: Party;
  readonly startedAt: Instant;
  /** By which its INVITE is known where it comes again after a restart. */
  readonly inviteKey?: string;
  /** It came by a `sips:` URI: nobody is called for it but over TLS (RFC 5630 §4). Absent: it came by another. */
  readonly isSecure?: true;
  readonly phase: Phase;
  /** Every user's parts in the call, in the order in which they came into it. */
  readonly segments: readonly Segment[];
  /** Legs the call has had beside the caller's: the next one is named after it. */
  readonly tried: number;
  readonly recording: RecordingRecord | null;
  /** Its customer asked that it is not recorded (F39), before it was; absent: they did not. */
  readonly unrecorded?: true;
  /** The trunk that carries the outside end, or was tried last; null between colleagues. */
  readonly trunkId: string | null;
  /** Where networks sent the call on to. */
  readonly redirects: readonly Redirect[];
  /** Steps to other targets than the callee (F44); absent where the call may not be forwarded. */
  readonly forwardings?: readonly Forwarding[];
  /** Steps before it came to us; absent where its network says of none. */
  readonly diverted?: Diverted;
  /** How the legs sounded that have ended; absent where none has. */
  readonly quality?: readonly LegQuality[];
  /** Ways on which sound should go and none does; absent: none is known of. */
  readonly deadWays?: readonly DeadWay[];
  /** The campaign the call came to; absent where it came to none. */
  readonly campaign?: CampaignCall;
  /** The customer who is called had kept their place in the campaign's queue; absent where they had not. */
  readonly callBack?: CallBackRecord;
  /** The campaign its caller made it in; absent where they made it in none. */
  readonly madeIn?: CampaignMadeIn;
  /** The menu the call came to first; absent where it came to none. */
  readonly menu?: MenuCall;
  /** The message its customer is asked for; absent where they are asked for none. */
  readonly message?: MessageCall;
  /** Supervisors at users' ears (F47), in the order they came, and the legs there have been for them: the next is named after those. */
  readonly supervisions?: readonly Supervision[];
  readonly supervised?: number;
};

export type CallIn<State extends Phase['state']> = Call & { readonly phase: Extract<Phase, { state: State }> };

/** Whether the call is in this phase; narrows it. */
export function isIn<State extends Phase['state']>(call: Call, state: State): call is CallIn<State> {
  return call.phase.state === state;
}

export const otherSide = (side: Side): Side => (side === 'caller' ? 'callee' : 'caller');

/** The place of a leg among the two who are together; undefined where it is not one of them. */
export function sideOf(ends: Ends, leg: LegId): Side | undefined {
  return (['caller', 'callee'] as const).find((side) => ends[side].leg === leg);
}

export type Together = Extract<Activity, { kind: 'talking' | 'held' }>;

/** Two who are together: they talk, or one of them is on hold. */
export function together(ends: Ends, held: readonly Hold[], now: Instant): Together {
  const holding = held.filter(({ leg }) => sideOf(ends, leg) !== undefined);
  return holding.length === 0 ? { kind: 'talking', ends } : { kind: 'held', ends, held: holding, since: now };
}

/** The two ends, one of them at its place. */
export const endsAt = (side: Side, here: End, opposite: End): Ends =>
  side === 'caller' ? { caller: here, callee: opposite } : { caller: opposite, callee: here };

/** Who a leg talks with alone; undefined before the answer, on hold, among three, and where that is the platform itself. */
export function partnerOf({ phase }: Call, leg: LegId): LegId | undefined {
  if (phase.state !== 'connected') return undefined;
  const [one, other] = pairIn(phase.activity);
  return leg === one ? other : leg === other ? one : undefined;
}

function pairIn(activity: Activity): readonly LegId[] {
  if (activity.kind === 'talking') return [activity.ends.caller.leg, activity.ends.callee.leg];
  if (activity.kind !== 'consulting' || activity.held.length > 0) return [];
  const { consultation, consulted } = activity;
  const other = activity.with === 'consulted' ? consulted : consultation.customer;
  return other ? [consultation.agent.leg, other.leg] : [];
}

/** Every end of a call that is up, in no order; those that still ring apart. The platform itself is none. */
export function endsUp(activity: Activity): readonly End[] {
  if ('ends' in activity) return [activity.ends.caller, activity.ends.callee];
  switch (activity.kind) {
    case 'served':
      return [];
    case 'queued':
    case 'choosing':
    case 'messaging':
      return [activity.customer];
    case 'transferring':
      return inTransfer(activity.transfer);
    case 'asking':
      return inConsultation(activity.consultation);
    case 'consulting':
    case 'joined':
      return [...inConsultation(activity.consultation), activity.consulted];
    case 'vanished': {
      const { away, waiting } = activity;
      return away.phone === 'ended' ? [waiting] : [waiting, { leg: away.leg, party: away.party }];
    }
    default:
      return assertNever(activity);
  }
}

const inTransfer = ({ transferred, initiator: { leg, party } }: Transfer): readonly End[] =>
  leg === null ? [transferred] : [transferred, { leg, party }];

const inConsultation = ({ agent, customer }: Consultation): readonly End[] => (customer ? [agent, customer] : [agent]);

/** Every leg of a call that is up, those that still ring apart. */
export const legsUp = (activity: Activity): readonly LegId[] =>
  activity.kind === 'served' ? ['caller'] : endsUp(activity).map(({ leg }) => leg);

/** The legs that ring while somebody waits for a transfer or a consultation. */
export function ringsOf(activity: Activity): Ringing | undefined {
  if (activity.kind === 'queued') return activity.stage.kind === 'offered' ? activity.stage.rings : undefined;
  if (activity.kind === 'choosing') return activity.stage.kind === 'calling' ? activity.stage.rings : undefined;
  if (activity.kind === 'asking') return activity.rings;
  if (activity.kind !== 'transferring') return undefined;
  const { reaching } = activity.transfer;
  return reaching.kind === 'nobody' ? undefined : reaching.rings;
}

/** Where a call stands, as the log says it. */
export const stateOf = ({ phase }: Call): string =>
  phase.state === 'connected' ? `${phase.state} ${phase.activity.kind}` : phase.state;
