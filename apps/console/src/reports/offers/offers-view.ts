import { OFFER_OUTCOMES, OFFER_VERDICTS, type OfferOutcome, type OfferVerdict } from '@wpm/contract';
import { idOf, oneOf, type PeriodView, periodEntries, periodViewOf, queryOf } from '../calls/report-view.ts';

/** What of the ledger of offers is shown, as it stands in its address. */
export type OffersView = PeriodView & {
  readonly agentId: string | null;
  readonly campaignId: string | null;
  readonly verdict: OfferVerdict | null;
  /** What figures of agents count by. */
  readonly outcome: OfferOutcome | null;
};

/** Reads the query of an address. What it does not know, it leaves out. */
export function offersViewOf(search: string): OffersView {
  const query = new URLSearchParams(search);
  return {
    ...periodViewOf(query),
    agentId: idOf(query.get('agent')),
    campaignId: idOf(query.get('campaign')),
    verdict: oneOf(OFFER_VERDICTS, query.get('verdict')),
    outcome: oneOf(OFFER_OUTCOMES, query.get('outcome')),
  };
}

/** The query of a view's address, without what is the usual. */
export function offersSearchOf(view: OffersView): string {
  return queryOf([
    ...periodEntries(view),
    ['agent', view.agentId],
    ['campaign', view.campaignId],
    ['verdict', view.verdict],
    ['outcome', view.outcome],
  ]);
}
