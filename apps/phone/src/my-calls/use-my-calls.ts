import { useInfiniteQuery } from '@tanstack/react-query';
import type { MyCall } from '@wpm/contract';
import { client } from '../client.ts';

export const MY_CALLS_KEY = ['my-calls'] as const;

export type MyCalls = {
  readonly calls: readonly MyCall[];
  readonly loading: boolean;
  /** The code of the refusal where the newest try failed; what was loaded before stays shown. */
  readonly problem: string | undefined;
  readonly more: (() => void) | undefined;
  readonly retry: () => void;
};

/** A refusal of the platform on its way through the query cache. */
class RefusedError extends Error {}

/** The user's own history, page by page, newest first (F25). */
export function useMyCalls(): MyCalls {
  const query = useInfiniteQuery({
    queryKey: MY_CALLS_KEY,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const answer = await client.listMyCalls(pageParam === undefined ? {} : { after: pageParam });
      if (!answer.ok) throw new RefusedError(answer.error.code);
      return answer.value;
    },
    getNextPageParam: (page) => page.next ?? undefined,
    networkMode: 'always',
  });
  return {
    calls: query.data?.pages.flatMap((page) => page.items) ?? [],
    loading: query.isPending,
    problem: query.error instanceof RefusedError ? query.error.message : undefined,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    retry: () => void query.refetch(),
  };
}
