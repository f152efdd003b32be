import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../client.ts';
import { markApp } from './app-badge.ts';

export const MISSED_CALLS_KEY = ['missed-calls'] as const;
const MOST_COUNTED = 99;

/**
 * How many customers wait to be called back (F22), `99+` where there are more; undefined for none. What could not be read is said
 * on the screen of the list. The application's icon says it too.
 */
export function useMissedCount(): string | undefined {
  const { data: count } = useQuery({
    queryKey: [...MISSED_CALLS_KEY, 'count'],
    queryFn: async () => {
      const answer = await client.listMissedCalls({ state: 'open', limit: MOST_COUNTED });
      if (!answer.ok) throw new Error(answer.error.code);
      return { known: answer.value.items.length, isMore: answer.value.next !== null };
    },
    networkMode: 'always',
  });
  const known = count?.known ?? 0;
  useEffect(() => markApp(known), [known]);
  return count === undefined || known === 0 ? undefined : `${known}${count.isMore ? '+' : ''}`;
}
