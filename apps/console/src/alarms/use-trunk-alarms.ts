import { useQuery } from '@tanstack/react-query';
import type { TrunkAlarms } from '@wpm/contract';
import { client } from '../client.ts';

/** Trunks are asked how they are every half minute unless set otherwise: it is not known much sooner. */
const FRESH_MS = 10_000;

/** The trunks by which calls do not come or go now; none where nobody knows. */
export function useTrunkAlarms(enabled: boolean): TrunkAlarms['trunks'] {
  const { data } = useQuery({
    queryKey: ['trunk-alarms'],
    queryFn: async () => {
      const answer = await client.getTrunkAlarms({});
      return answer.ok ? answer.value.trunks : [];
    },
    refetchInterval: FRESH_MS,
    enabled,
    retry: false,
  });
  return data ?? [];
}
