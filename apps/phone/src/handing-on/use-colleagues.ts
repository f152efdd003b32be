import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Colleague } from '@wpm/contract';
import { client } from '../client.ts';

/** How old what is shown of colleagues may be. It is looked at for seconds: asking costs less than telling all phones always. */
const FRESH_MS = 3_000;

export type Colleagues = {
  /** Undefined until they are known. */
  readonly items: readonly Colleague[] | undefined;
  readonly isPart: boolean;
  /** The code of the refusal where the newest try failed; those known before stay. */
  readonly problem: string | undefined;
};

/** The refusal of the platform on its way through the query cache. */
class RefusedError extends Error {}

/** The colleagues who match, with what they are doing, as long as they are looked at. @param first numbers of those who stand before the others */
export function useColleagues(search: string, first: readonly string[]): Colleagues {
  const { data, error } = useQuery({
    queryKey: ['colleagues', search, first],
    queryFn: async () => {
      const answer = await client.listColleagues({
        ...(search !== '' && { search }),
        ...(first.length > 0 && { first: first.join(',') }),
      });
      if (!answer.ok) throw new RefusedError(answer.error.code);
      return answer.value;
    },
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
    staleTime: 0,
    networkMode: 'always',
  });
  return {
    items: data?.items,
    isPart: data?.isPart ?? false,
    problem: error instanceof RefusedError ? error.message : undefined,
  };
}
