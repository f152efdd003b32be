import { useQuery } from '@tanstack/react-query';
import type { Forwarding } from '@wpm/contract';
import { client } from '../client.ts';
import { MY_FORWARDING_KEY } from './forwarding-key.ts';

/** The user's forwarding as far as it could be read. */
export type MyForwarding = {
  readonly forwarding: Forwarding | undefined;
  /** Why it could not be read, or not read again. */
  readonly problem: string | undefined;
  readonly retry: () => void;
};

/** The refusal of the platform on its way through the query cache. */
class RefusedError extends Error {}

/** Where the user's own calls go (F44). Its changes, an administrator's too, come by the stream of events. */
export function useMyForwarding(): MyForwarding {
  const { data, error, refetch } = useQuery({
    queryKey: MY_FORWARDING_KEY,
    queryFn: async () => {
      const answer = await client.settings((settings) => settings.getMyForwarding({}));
      if (!answer.ok) throw new RefusedError(answer.error.code);
      return answer.value;
    },
    staleTime: Infinity,
    networkMode: 'always',
  });
  const problem = error instanceof RefusedError ? error.message : undefined;
  return { forwarding: data, problem, retry: () => void refetch() };
}
