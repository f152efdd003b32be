import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { CoveredDays, LedgerOffer } from '@wpm/contract';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import { periodOf } from '../calls/use-call-report.ts';
import type { OffersView } from './offers-view.ts';

const PAGE = 100;

type OfferPage = { readonly items: readonly LedgerOffer[]; readonly next: string | null; readonly days: CoveredDays };

/** Which offers a view shows, but for what figures of agents count by. */
function offersOf(view: OffersView) {
  const { agentId, campaignId, verdict } = view;
  return {
    ...periodOf(view),
    ...(agentId !== null && { agentId }),
    ...(campaignId !== null && { campaignId }),
    ...(verdict !== null && { verdict }),
  };
}

/** The same offers, as an order of their file names them. */
export const filedOffersOf = (view: OffersView) => ({
  ...offersOf(view),
  ...(view.outcome !== null && { offerOutcome: view.outcome }),
});

/** The ledger of offers, as far as it is read. */
export function useOfferLedger(view: OffersView) {
  return useInfiniteQuery<OfferPage, Refused, InfiniteData<OfferPage>, readonly [string, OffersView], string | null>({
    queryKey: ['offer-ledger', view],
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const { outcome } = view;
      const answer = await client.listOffers({
        ...offersOf(view),
        limit: PAGE,
        ...(outcome !== null && { outcome }),
        ...(pageParam !== null && { after: pageParam }),
      });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
