import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import type { Recall } from '@wpm/contract';
import { useState } from 'react';
import { Refused } from '../../administration/refused.ts';
import { client } from '../../client.ts';
import type { RecallsView } from './recalls-view.ts';

const PAGE = 100;

type RecallPage = { readonly items: readonly Recall[]; readonly next: string | null };

/** What the platform is asked for, as a list or a file. */
export const recallsOf = ({ state, campaignId }: RecallsView) => ({
  state,
  ...(campaignId !== null && { campaignId }),
});

/** The recalls of a view, as far as they are read. */
export function useRecalls(view: RecallsView) {
  return useInfiniteQuery<RecallPage, Refused, InfiniteData<RecallPage>, readonly [string, RecallsView], string | null>(
    {
      queryKey: ['recalls', view],
      initialPageParam: null,
      queryFn: async ({ pageParam }) => {
        const answer = await client.listRecalls({
          ...recallsOf(view),
          limit: PAGE,
          ...(pageParam !== null && { after: pageParam }),
        });
        if (!answer.ok) throw new Refused(answer.error);
        return answer.value;
      },
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
      retry: false,
    },
  );
}

/** Cancels a recall; the lists are read anew whatever comes of it, for somebody else may have been faster. */
export function useCancelling(onCancelled: () => void) {
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RequestError<string>>();
  const cancel = async (recallId: string) => {
    setBusy(true);
    const answer = await client.cancelRecall({ recallId });
    await queries.invalidateQueries({ queryKey: ['recalls'] });
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer.error);
    if (answer.ok) onCancelled();
  };
  return { cancel, isBusy, refusal, forget: () => setRefusal(undefined) };
}
