import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';

export const MISSED_CALLS_KEY = ['missed-calls'] as const;
const MOST_COUNTED = 99;

/**
 * How many customers wait to be called back (F22), `99+` where there are more; undefined for none. What could not be read is said
 * on the screen of the list.
 */
export function useMissedCount(): string | undefined {
  const { data } = useQuery({
    queryKey: [...MISSED_CALLS_KEY, 'count'],
    queryFn: async () => {
      const answer = await client.listMissedCalls({ state: 'open', limit: MOST_COUNTED });
      if (!answer.ok) throw new Error(answer.error.code);
      return `${answer.value.items.length}${answer.value.next === null ? '' : '+'}`;
    },
    networkMode: 'always',
  });
  return data === '0' ? undefined : data;
}
