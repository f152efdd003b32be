import { useQuery } from '@tanstack/react-query';
import type { RecordingAlarms } from '@wpm/contract';
import { client } from '../client.ts';

/** The platform looks at its disk as often. */
const FRESH_MS = 5_000;

/** What is wrong with recordings now; undefined where nobody knows, as while the platform is out of reach, which pages say themselves. */
export function useRecordingAlarms(enabled: boolean): RecordingAlarms | undefined {
  const { data } = useQuery({
    queryKey: ['recording-alarms'],
    queryFn: async () => {
      const answer = await client.getRecordingAlarms({});
      return answer.ok ? answer.value : null;
    },
    refetchInterval: FRESH_MS,
    enabled,
    retry: false,
  });
  return data ?? undefined;
}
