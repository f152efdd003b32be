import type { CallResult, OfferOutcome, QueueExit } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { OfferRecord } from '../record.ts';
import type { End, Ringing, Side } from './ends.ts';
import type { LegId } from './leg-id.ts';
import type { UserSought } from './menu-plan.ts';
import type { QueuePlan, WrapUpPlan } from './queue-plan.ts';

/** The campaign a call came to, and how it fared in its queue; kept with the call to its end. */
export type CampaignCall = {
  readonly plan: QueuePlan;
  /** When the customer came into the queue: their place in it, whatever becomes of offers. */
  readonly enteredAt: Instant;
  /** The call had an agent and lost them: it comes before all others of the queue (semantics, promise 1). */
  readonly ahead: boolean;
  /** When this wait goes over to `plan.overflow`; null: it lasts as long as it takes. */
  readonly waitUntil: Instant | null;
  /** When the customer is next told how long it will take; null where nothing is told, or they do not wait. */
  readonly tellAt: Instant | null;
  /** When they are next told that they may leave their number; absent or null where nobody tells them. */
  readonly offerAt?: Instant | null;
  /** How long the customer waited: waits that are over, and since when, while one lasts. */
  readonly waitedMs: number;
  readonly waitingSince: Instant | null;
  /** Every offer there was, the oldest first. */
  readonly offers: readonly OfferRecord[];
  /** Campaigns the call has overflowed from: it comes back to none. */
  readonly before: readonly string[];
  /** How the last wait ended; null before. */
  readonly left: QueueExit | null;
  /** Who handed the customer on to this campaign: what they have after it is not this campaign's to say. */
  readonly former?: { readonly segment: number; readonly wrapUp: WrapUpPlan };
};

/** Somebody a waiting call is offered to, and their phones that ring. */
export type Offered = {
  readonly party: Party;
  /** None yet where a device of theirs has been woken, and no phone of theirs is there. */
  readonly legs: readonly LegId[];
  readonly declined: boolean;
  /** What they hear of it: nothing so far, a device that was woken, or a phone. */
  readonly heard: 'nothing' | 'device' | 'phone';
  /** How long they are waited for; of whom a call overflows to, the round says so. */
  readonly until: Instant;
};

/** Where a customer is in the queue. */
export type QueueStage =
  /** Hears the greeting and what else is to be said first. */
  | { readonly kind: 'opening'; readonly until: Instant }
  | { readonly kind: 'waiting' }
  /** Phones ring: of agents, or, where the wait was too long, of whom the call overflows to. */
  | {
      readonly kind: 'offered';
      readonly to: 'agents' | 'overflow';
      readonly offered: readonly Offered[];
      readonly rings: Ringing;
    }
  /** Where a call that waited too long goes is being looked up; `to`: after a user it went to; absent: where the campaign says. */
  | { readonly kind: 'overflowing'; readonly to?: UserSought }
  /** Hears why, and then the call ends. */
  | { readonly kind: 'parting'; readonly left: QueueExit; readonly until: Instant };

/** A customer waits for somebody to take the other place of the call. */
export type Queued = {
  readonly kind: 'queued';
  /** The place that is to be filled. */
  readonly side: Side;
  readonly customer: End;
  readonly stage: QueueStage;
};

/** How a call is reported that nobody of a queue took. */
export const RESULT_OF: Readonly<Record<QueueExit, CallResult>> = {
  answered: 'answered',
  abandoned: 'cancelled',
  'waited-too-long': 'no-answer',
  'out-of-hours': 'unreachable',
  'number-left': 'no-answer',
  'place-kept': 'no-answer',
  voicemail: 'no-answer',
  'called-back': 'answered',
  failed: 'failed',
};

/** The ledger of a call that waits for hours keeps its latest offers. */
const MOST_OFFERS = 200;

/** Whoever was to have the call has it no more. */
export const openOffersEnd = (campaign: CampaignCall, outcome: OfferOutcome, now: Instant): CampaignCall => ({
  ...campaign,
  offers: campaign.offers.map((offer) => (offer.outcome === null ? { ...offer, endedAt: now, outcome } : offer)),
});

/** The wait is over, or interrupted: how long it was is kept. */
export function waitEnds(campaign: CampaignCall, left: QueueExit, now: Instant): CampaignCall {
  const { waitedMs, waitingSince } = campaign;
  const waited = waitedMs + (waitingSince === null ? 0 : now - waitingSince);
  const ended = openOffersEnd(campaign, 'abandoned', now);
  return { ...ended, left, waitedMs: waited, waitingSince: null, waitUntil: null, tellAt: null, offerAt: null };
}

type OfferBegun = Pick<OfferRecord, 'accountId' | 'why' | 'chosenAt' | 'askedAt'>;

/** An offer stands in the ledger with the moment somebody was chosen. */
export function offerMade(campaign: CampaignCall, offer: OfferBegun): CampaignCall {
  const number = (campaign.offers.at(-1)?.number ?? 0) + 1;
  const { campaignId: id, name } = campaign.plan;
  const made: OfferRecord = { number, ...offer, campaign: { id, name }, rangAt: null, endedAt: null, outcome: null };
  return { ...campaign, offers: [...campaign.offers, made].slice(-MOST_OFFERS) };
}

/**
 * Their phones are asked to ring, or a device that was woken does already: in the line that says when they were chosen, or where there
 * is none, in one of its own. The first of the two counts.
 */
export function offerAsked(campaign: CampaignCall, offer: OfferBegun): CampaignCall {
  return isChosen(campaign, offer.accountId)
    ? withOffer(campaign, offer.accountId, (chosen) => ({ ...offer, ...chosen }))
    : offerMade(campaign, offer);
}

/** Whether an offer to this user has begun and is not over: they are being looked for, or it rings. */
export const isChosen = ({ offers }: CampaignCall, accountId: string | null): boolean =>
  offers.some((offer) => offer.accountId === accountId && offer.outcome === null);

/** A phone of theirs rings. */
export const offerRang = (campaign: CampaignCall, accountId: string | null, now: Instant): CampaignCall =>
  withOffer(campaign, accountId, (offer) => ({ ...offer, rangAt: offer.rangAt ?? now }));

/** The offer is over. */
export const offerEnded = (
  campaign: CampaignCall,
  { accountId, outcome }: { readonly accountId: string | null; readonly outcome: OfferOutcome },
  now: Instant,
): CampaignCall => withOffer(campaign, accountId, (offer) => ({ ...offer, endedAt: now, outcome }));

function withOffer(
  campaign: CampaignCall,
  accountId: string | null,
  change: (offer: OfferRecord) => OfferRecord,
): CampaignCall {
  const offers = campaign.offers.map((offer) =>
    offer.accountId === accountId && offer.outcome === null ? change(offer) : offer,
  );
  return { ...campaign, offers };
}
