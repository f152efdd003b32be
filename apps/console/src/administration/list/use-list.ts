import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { RequestError } from '@wpm/client';
import { useEffect, useMemo } from 'react';
import type { Item, ListPage, Noun } from '../noun.ts';
import { Refused } from '../refused.ts';

const FIRST_PAGE = 50;
const NEXT_PAGES = 200;

/** A list as far as it is read. */
export type List<Entry> = {
  /** Undefined until something was read. */
  readonly entries: readonly Entry[] | undefined;
  readonly isWhole: boolean;
  readonly isReadingOn: boolean;
  /** Why the last read failed; null where it did not. */
  readonly refusal: RequestError<string> | null;
  readonly offline: boolean;
  readonly readOn: () => void;
  readonly retry: () => void;
};

/**
 * Reads a list page by page; `whole` reads on to its end by itself, as sorting a part of a list would be a lie. TanStack Query
 * reads it anew when the tab is seen again, and after everything that is changed here.
 */
export function useList<Entry extends Item, Draft, Once>(
  noun: Noun<Entry, Draft, Once>,
  search: string,
  whole: boolean,
): List<Entry> {
  const query = useInfiniteQuery<
    ListPage<Entry>,
    Refused,
    InfiniteData<ListPage<Entry>>,
    readonly string[],
    string | null
  >({
    queryKey: [noun.kind, 'list', search],
    initialPageParam: null,
    queryFn: ({ pageParam }) => readPage(noun, search, pageParam),
    getNextPageParam: ({ next }) => next,
    retry: false,
    refetchInterval: noun.refreshMs ?? false,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  useEffect(() => {
    if (whole && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [whole, hasNextPage, isFetching, isError, fetchNextPage]);
  const pages = query.data?.pages;
  const entries = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  return {
    entries,
    isWhole: !hasNextPage,
    isReadingOn: query.isFetchingNextPage,
    refusal: query.error?.refusal ?? null,
    offline: query.fetchStatus === 'paused',
    readOn: () => void fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

/** Reads the page after a cursor. @throws Refused */
async function readPage<Entry extends Item, Draft, Once>(
  noun: Noun<Entry, Draft, Once>,
  search: string,
  after: string | null,
): Promise<ListPage<Entry>> {
  const answer = await noun.list({
    ...(search !== '' && { search }),
    ...(after === null ? { limit: FIRST_PAGE } : { limit: NEXT_PAGES, after }),
  });
  if (!answer.ok) throw new Refused(answer.error);
  return answer.value;
}
