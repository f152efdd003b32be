import { type InfiniteData, type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';

/** A page of a list, and after which place the next one begins. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

/** One page of a list, as the platform answers it. */
type PageAnswer<Item> =
  | { readonly ok: true; readonly value: Page<Item> }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** A list as it is cached: pages, and after which place each of them begins. */
export type CachedPages<Item> = InfiniteData<Page<Item>, string | undefined>;

/** A list as far as it has been read. */
export type Pages<Item> = {
  readonly items: readonly Item[];
  readonly loading: boolean;
  /** Whether any of it is being read at this moment. */
  readonly reading: boolean;
  /** When it was read last, in ms since 1970. */
  readonly readAt: number;
  /** The code of the refusal where the newest try failed; what was loaded before stays shown. */
  readonly problem: string | undefined;
  readonly more: (() => void) | undefined;
  readonly retry: () => void;
};

/** A refusal of the platform on its way through the query cache. */
class RefusedError extends Error {}

/** Reads a list page by page. @param read asks for the page after a cursor, for the first one without */
export function usePages<Item>(
  queryKey: readonly string[],
  read: (paging: { readonly after?: string }) => Promise<PageAnswer<Item>>,
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const answer = await read(pageParam === undefined ? {} : { after: pageParam });
      if (!answer.ok) throw new RefusedError(answer.error.code);
      return answer.value;
    },
    getNextPageParam: (page) => page.next ?? undefined,
    networkMode: 'always',
  });
  const { fetchNextPage } = query;
  // What is being read already is waited for, and not begun anew.
  const more = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  useShortWhenLeft(queryKey);
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    loading: query.isPending,
    reading: query.isFetching,
    readAt: query.dataUpdatedAt,
    problem: query.error instanceof RefusedError ? query.error.message : undefined,
    more: query.hasNextPage ? more : undefined,
    retry: () => void query.refetch(),
  };
}

/**
 * Of a list nobody looks at any more its beginning stays, where whoever comes back begins again: as much as was read of it would be read
 * anew then, page after page.
 */
function useShortWhenLeft(queryKey: readonly string[]): void {
  const queries = useQueryClient();
  const hash = JSON.stringify(queryKey);
  useEffect(() => {
    // Once nobody looks at it any more: who goes on to another list lets go of this one just after.
    return () => queueMicrotask(() => shorten(queries, hash));
  }, [queries, hash]);
}

function shorten(queries: QueryClient, hash: string): void {
  const query = queries.getQueryCache().get<CachedPages<unknown>>(hash);
  // Without a network what was read is all there is.
  if (query === undefined || query.getObserversCount() > 0 || query.state.status !== 'success') return;
  const { pages, pageParams } = query.state.data ?? { pages: [], pageParams: [] };
  if (pages.length < 2) return;
  const { dataUpdatedAt: updatedAt, isInvalidated } = query.state;
  queries.setQueryData(query.queryKey, { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) }, { updatedAt });
  if (isInvalidated) query.invalidate();
}
