import { useInfiniteQuery } from '@tanstack/react-query';

/** One page of a list, as the platform answers it. */
type PageAnswer<Item> =
  | { readonly ok: true; readonly value: { readonly items: readonly Item[]; readonly next: string | null } }
  | { readonly ok: false; readonly error: { readonly code: string } };

/** A list as far as it has been read. */
export type Pages<Item> = {
  readonly items: readonly Item[];
  readonly loading: boolean;
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
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    loading: query.isPending,
    readAt: query.dataUpdatedAt,
    problem: query.error instanceof RefusedError ? query.error.message : undefined,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    retry: () => void query.refetch(),
  };
}
