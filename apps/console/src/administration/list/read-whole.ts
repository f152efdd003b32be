import type { Answer } from '@wpm/client';
import type { ListPage, ListQuery } from '../noun.ts';

const PAGE = 200;

export type ReadPage<Entry> = (paging: ListQuery) => Promise<Answer<ListPage<Entry>, string>>;

/** Reads a list to its end. */
export async function readWhole<Entry>(read: ReadPage<Entry>): Promise<Answer<readonly Entry[], string>> {
  const entries: Entry[] = [];
  let next: string | null = null;
  do {
    const answer: Awaited<ReturnType<ReadPage<Entry>>> = await read({
      limit: PAGE,
      ...(next !== null && { after: next }),
    });
    if (!answer.ok) return answer;
    entries.push(...answer.value.items);
    next = answer.value.next;
  } while (next !== null);
  return { ok: true, value: entries };
}

/** Searches, where the platform does not, in what it lists: a tenant has few of these. Without a search it is read page by page. */
export function searchedBy<Entry>(read: ReadPage<Entry>, textOf: (entry: Entry) => string): ReadPage<Entry> {
  return async ({ search = '', ...paging }) => {
    if (search === '') return read(paging);
    const answer = await readWhole(read);
    if (!answer.ok) return answer;
    const wanted = search.toLocaleLowerCase();
    const items = answer.value.filter((entry) => textOf(entry).toLocaleLowerCase().includes(wanted));
    return { ok: true, value: { items, next: null } };
  };
}
