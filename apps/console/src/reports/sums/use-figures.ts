import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '@wpm/client';
import type { CoveredDays } from '@wpm/contract';
import { Refused } from '../../administration/refused.ts';

export type Figures<Row> = { readonly rows: readonly Row[]; readonly days: CoveredDays };

/** Reads a report of sums. `asked` is all it depends on. */
export function useFigures<Row>(report: string, asked: unknown, read: () => Promise<Answer<Figures<Row>, string>>) {
  return useQuery<Figures<Row>, Refused>({
    queryKey: ['figures', report, asked],
    queryFn: async () => {
      const answer = await read();
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
}
