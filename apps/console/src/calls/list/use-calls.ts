import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../../client.ts';
import { type CallList, NO_CALLS, extended } from './call-list.ts';
import { type CallCriteria, type CallsRefused, readPage, refreshCalls } from './read-calls.ts';

const REFRESH_EVERY_MS = 5_000;

/** The list of some criteria, and how fresh it is. */
export type Calls = {
  /** Undefined until something was read. While `changing`, still the list of the criteria before. */
  readonly list: CallList | undefined;
  readonly changing: boolean;
  readonly readAt: Date;
  /** Why the last read failed; null where it did not. */
  readonly refusal: CallsRefused['code'] | null;
  readonly offline: boolean;
  readonly retry: () => void;
};

/** Keeps the list fresh while the page is seen: TanStack Query pauses while the tab is hidden or the device offline. */
export function useCalls(criteria: CallCriteria): Calls {
  const queries = useQueryClient();
  const query = useQuery<CallList, CallsRefused>({
    queryKey: keyOf(criteria),
    queryFn: () => refreshCalls(client, criteria, () => queries.getQueryData(keyOf(criteria))),
    refetchInterval: ({ state }) => (state.error?.code === 'session/not-allowed' ? false : REFRESH_EVERY_MS),
    placeholderData: keepPreviousData,
    // `refreshed` keeps what has not changed by id; by place in the list everything would have changed.
    structuralSharing: false,
    retry: false,
  });
  return {
    list: query.data,
    changing: query.isPlaceholderData,
    readAt: new Date(query.dataUpdatedAt),
    refusal: query.error?.code ?? null,
    offline: query.fetchStatus === 'paused',
    retry: () => void query.refetch(),
  };
}

/** Loads what follows a list, page by page, when asked to. */
export type OlderCalls = {
  readonly load: () => void;
  readonly loading: boolean;
  readonly refusal: CallsRefused['code'] | null;
};

export function useOlderCalls(criteria: CallCriteria, next: string): OlderCalls {
  const queries = useQueryClient();
  const older = useMutation<CallList, CallsRefused>({
    mutationFn: () => readPage(client, criteria, next),
    onSuccess: (page) =>
      queries.setQueryData<CallList>(keyOf(criteria), (known) => extended(known ?? NO_CALLS, page), {
        // Only the end of the list is new: its beginning is as old as it was.
        updatedAt: queries.getQueryState(keyOf(criteria))?.dataUpdatedAt ?? 0,
      }),
  });
  return { load: () => older.mutate(), loading: older.isPending, refusal: older.error?.code ?? null };
}

function keyOf(criteria: CallCriteria): readonly [string, CallCriteria] {
  return ['calls', criteria];
}
