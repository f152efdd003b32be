import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, RequestError } from '@wpm/client';
import type { Station } from '@wpm/contract';
import { useState } from 'react';
import { Refused } from '../administration/refused.ts';
import { client } from '../client.ts';

/** How often it is asked where the phones are registered, while somebody looks. */
const FRESH_MS = 3_000;

/** The third-party phones of an account as they are now. */
export function useStations(accountId: string) {
  return useQuery<readonly Station[]>({
    queryKey: ['stations', accountId],
    queryFn: async () => {
      const answer = await client.listStations({ accountId });
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value.items;
    },
    refetchInterval: FRESH_MS,
    retry: false,
  });
}

/** Does something to a station: one thing at a time, with the list read anew after it. */
export function useStationDeed() {
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<RequestError<string>>();
  const [isBusy, setBusy] = useState(false);
  const act = async <Value>(deed: () => Promise<Answer<Value, string>>): Promise<Value | undefined> => {
    if (isBusy) return undefined;
    setBusy(true);
    setRefusal(undefined);
    const answer = await deed();
    await queries.invalidateQueries({ queryKey: ['stations'] });
    setBusy(false);
    if (answer.ok) return answer.value;
    setRefusal(answer.error);
    return undefined;
  };
  return { act, isBusy, refusal };
}
