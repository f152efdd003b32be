import { useQuery } from '@tanstack/react-query';
import type { TrunkAlarms } from '@wpm/contract';
import { client } from '../client.ts';

/** A trunk is asked after every half minute at most; who looks at the console need not know it sooner than this. */
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
