import { useQuery } from '@tanstack/react-query';
import { type ReadPage, readWhole } from './list/read-whole.ts';
import { Refused } from './refused.ts';

/** All there is of a kind, to choose from; empty until it is read. `key` names the kind. */
export function useChoices<Entry>(key: string, read: ReadPage<Entry>): readonly Entry[] {
  const query = useQuery<readonly Entry[], Refused>({
    queryKey: [key, 'choices'],
    queryFn: async () => {
      const answer = await readWhole(read);
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    retry: false,
  });
  return query.data ?? [];
}
