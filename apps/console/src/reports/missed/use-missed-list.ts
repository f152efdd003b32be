import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { CoveredDays, MissedCustomer } from '@wpm/contract';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import { periodOf } from '../calls/use-call-report.ts';
import { lineOf, type MissedListView } from './missed-list-view.ts';

const PAGE = 100;

type MissedPage = {
  readonly items: readonly MissedCustomer[];
  readonly next: string | null;
  readonly days: CoveredDays;
};

/** What the platform is asked for, as a list or a file. */
export const missedListOf = (view: MissedListView) => ({
  ...periodOf(view),
  ...lineOf(view.line),
  ...(view.reason !== null && { reason: view.reason }),
  ...(view.standing !== null && { standing: view.standing }),
});

/** The customers of a view, as far as they are read. */
export function useMissedList(view: MissedListView) {
  return useInfiniteQuery<
    MissedPage,
    Refused,
    InfiniteData<MissedPage>,
    readonly [string, MissedListView],
    string | null
  >({
    queryKey: ['missed-list', view],
    initialPageParam: null,
    queryFn: async ({ pageParam }) => {
      const answer = await client.listMissedCustomers({
        ...missedListOf(view),
        limit: PAGE,
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
