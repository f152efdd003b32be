import { useQuery } from '@tanstack/react-query';
import type { Refused } from '../administration/refused.ts';
import { readFacts } from './facts.ts';
import type { Facts } from './steps.ts';

/** While the guide is looked at: a trunk that gets ready, a phone that signs in tick their step by themselves. */
const REFRESH_MS = 3_000;

/** What the steps go by, kept fresh while the page is seen. */
export function useFacts() {
  return useQuery<Facts, Refused>({
    queryKey: ['first-steps'],
    queryFn: readFacts,
    refetchInterval: REFRESH_MS,
    retry: false,
  });
}
