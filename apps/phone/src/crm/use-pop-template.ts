import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';

/** The tenant's address template for calls; undefined where it has none, or it is not known yet. */
export function usePopTemplate(): string | undefined {
  const { data } = useQuery({
    queryKey: ['screen-pop'],
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyScreenPop({}));
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    staleTime: 5 * 60_000,
  });
  return data?.template ?? undefined;
}
