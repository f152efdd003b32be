import type { AudioSource } from '@wpm/media';
import type { MenuSought } from './call/menu-plan.ts';
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

/** Somebody who can be rung; `declined`: they were asked by another way and said no. */
export type Callable = { readonly party: Party; readonly targets: readonly Target[]; readonly declined?: true };

/** A waiting call, and the agent who is to have it. */
export type OfferWish = {
  readonly callId: string;
  readonly accountId: string;
  readonly customer: Party;
  /** The number the customer called. */
  readonly called: string;
  /** The campaign whose call it is; the agent is shown its name. */
  readonly campaign?: { readonly id: string; readonly name: string };
};

/** A call that waited too long, and where the campaign wants it. */
export type OverflowWish = {
  readonly callId: string;
  readonly tenantId: string;
  readonly customer: Party;
  readonly called: string;
  readonly to: Overflow;
};

/** Another queue, or somebody, by one way after the other. */
export type OverflowTo =
  | Extract<Destination, { kind: 'queue' }>
  | (Extract<Destination, { kind: 'ring' }> & { readonly party: Party });

/** A caller who chose in a menu where they go. */
export type ChoiceWish = Omit<OverflowWish, 'to'> & {
  readonly to: MenuSought;
  /** The steps before (F44). */
  readonly forwardings: readonly Forwarding[];
};

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
