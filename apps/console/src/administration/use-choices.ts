import { useQuery } from '@tanstack/react-query';
import type { Answer } from '@wpm/client';
import type { ListPage, ListQuery } from './noun.ts';
import { Refused } from './refused.ts';

const PAGE = 200;

type Read<Entry> = (query: ListQuery) => Promise<Answer<ListPage<Entry>, string>>;

/** All there is of a kind, to choose from; empty until it is read. `key` names the kind. */
export function useChoices<Entry>(key: string, read: Read<Entry>): readonly Entry[] {
  const query = useQuery<readonly Entry[], Refused>({
    queryKey: [key, 'choices'],
    queryFn: () => readAll(read),
    retry: false,
  });
  return query.data ?? [];
}

/** Reads a list to its end. @throws Refused */
async function readAll<Entry>(read: Read<Entry>): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let next: string | null = null;
  do {
    const answer = await read({ limit: PAGE, ...(next !== null && { after: next }) });
    if (!answer.ok) throw new Refused(answer.error);
    entries.push(...answer.value.items);
    next = answer.value.next;
  } while (next !== null);
  return entries;
}
