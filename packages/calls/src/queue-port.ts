import type { AudioSource } from '@wpm/media';
import type { MenuSought, UserSought } from './call/menu-plan.ts';
import type { Overflow } from './call/queue-plan.ts';
import type { AccountParty, Party } from './party.ts';
import type { Destination, Forwarding, Target } from './ports.ts';
import type { OfferRecord } from './record.ts';

/** A call in the queue of a campaign, as whoever gives calls to agents sees it. Instants are UTC milliseconds. */
export type QueueStanding = {
  readonly callId: string;
  readonly tenantId: string;
  readonly campaignId: string;
  readonly customer: Party;
  readonly enteredAt: number;
  /** It comes before all others of its queue. */
  readonly ahead: boolean;
  /** It waits for an agent, or phones of agents ring for it. */
  readonly state: 'waiting' | 'offered';
  readonly offers: readonly OfferRecord[];
  /** It is no call: the customer hung up and kept their place, and is called for the agent whose turn it is (ADR 0051). */
  readonly isCallBack?: true;
};

export type QueueNews =
  | ({ readonly kind: 'queued' } & QueueStanding)
  /** It is offered to nobody any more: an agent has it, it is over, or it goes elsewhere. */
  | { readonly kind: 'left'; readonly callId: string; readonly offers: readonly OfferRecord[] };

/** Somebody who can be rung; `came`: a device of theirs was woken and rang, and they said no there, or nothing. */
export type Callable = {
  readonly party: Party;
  readonly targets: readonly Target[];
  readonly came?: 'declined' | 'not-answered';
};

/** A waiting call, and the agent who is to have it. */
export type OfferWish = {
  readonly callId: string;
  readonly accountId: string;
  readonly customer: Party;
  /** The number the customer called. */
  readonly called: string;
  /** The campaign whose call it is; the agent is shown its name. */
  readonly campaign?: { readonly id: string; readonly name: string };
  /** How long a device that is woken for it rings. */
  readonly ringMs: number;
  /** A device rings its user, though no phone of theirs is there yet. */
  readonly onDevice: (party: AccountParty) => void;
  /** Their phones are asked to ring and say nothing: their devices are woken although phones are registered; absent: only where none is. */
  readonly isSilent?: true;
};

/** Whoever waits, and what they called. */
type Wish = {
  readonly callId: string;
  readonly tenantId: string;
  readonly customer: Party;
  readonly called: string;
  /** The steps before, by forwardings of users (F44). */
  readonly forwardings: readonly Forwarding[];
};

/** A call that waited too long, and where the campaign wants it. */
export type OverflowWish = Wish & { readonly to: OverflowSought };

/** Where the campaign says, or, where that is a user, as they set it of calls that do not reach them. */
export type OverflowSought = Exclude<Overflow, { kind: 'account' }> | UserSought;

/** Another queue, or somebody outside, by one way after the other; or a user, as if they had been called directly. */
export type OverflowTo =
  | Extract<Destination, { kind: 'queue' }>
  | (Extract<Destination, { kind: 'ring' }> & { readonly party: Party; readonly forwardings?: readonly Forwarding[] })
  | ChosenUser<'voicemail'>;

/** A caller who chose in a menu where they go. */
export type ChoiceWish = Wish & { readonly to: MenuSought };

/** The queue of a campaign, and who is called there; or a user. */
export type ChoiceTo =
  | (Extract<Destination, { kind: 'queue' }> & { readonly party: Party })
  | ChosenUser<'ring' | 'voicemail'>;

/** A user who was chosen: whom the call rings by now, as they set it (F44), or that they take a message. */
type ChosenUser<Kind extends Destination['kind']> = Extract<Destination, { kind: Kind }> & {
  readonly party: AccountParty;
  readonly forwardings: readonly Forwarding[];
};

/** Whoever gives waiting calls to agents. */
export type CallQueues = {
  /** How a call stands in its queue, whenever that is another than before. */
  readonly turned: (news: QueueNews) => void;
  /** What a customer who waits is to hear of their place, once; undefined where there is nothing to say. */
  readonly toldTo: (callId: string) => AudioSource | undefined;
  /** An agent who is offered a waiting call, and their phones; none, where there are none to ring. */
  readonly routeOffer: (wish: OfferWish) => Promise<Callable>;
  /** Where a call goes that waited too long; undefined where that cannot be had. */
  readonly routeOverflow: (wish: OverflowWish) => Promise<OverflowTo | undefined>;
  /** Where a caller goes who chose it in a menu; undefined where that cannot be had. */
  readonly routeChoice: (wish: ChoiceWish) => Promise<ChoiceTo | undefined>;
};
