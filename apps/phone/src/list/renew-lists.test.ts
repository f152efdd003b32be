import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { renewLists } from './renew-lists.ts';
import type { Page } from './use-pages.ts';

type Row = { readonly id: number; readonly name: string };

const KEY = ['rows'];
const keyOf = ({ id }: Row) => String(id);
const using: (() => void)[] = [];
afterEach(() => using.splice(0).forEach((stop) => stop()));

/** A list of nine rows, three on a page, of which so many pages have been read; `asked` are the places it is asked for after. */
async function listOf(pages: number) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const names = new Map(Array.from({ length: 9 }, (_, id) => [id, `row ${id}`]));
  const asked: number[] = [];
  const away = { is: false };
  const observer = new InfiniteQueryObserver<Page<Row>, Error, unknown, typeof KEY, number>(queries, {
    queryKey: KEY,
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      asked.push(pageParam);
      if (away.is) throw new Error('network/unreachable');
      const items = [0, 1, 2].map((row) => ({ id: pageParam + row, name: names.get(pageParam + row) ?? '' }));
      return { items, next: pageParam < 6 ? String(pageParam + 3) : null };
    },
    getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
  });
  using.push(observer.subscribe(() => {}));
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
  for (let read = 1; read < pages; read += 1) await observer.fetchNextPage();
  asked.length = 0;
  const shown = () => {
    const data: { readonly pages?: readonly Page<Row>[] } = Object(queries.getQueryData(KEY));
    return data.pages?.flatMap(({ items }) => items.map(({ name }) => name));
  };
  return { queries, names, asked, away, shown };
}

test('of a list that has been read far only the page is asked for that holds what changed', async () => {
  const { queries, names, asked, shown } = await listOf(3);
  names.set(4, 'another');
  await renewLists<Row>(queries, KEY, { keyOf, isConcerned: ({ items }) => items.some(({ id }) => id === 4) });
  expect(asked).toEqual([3]);
  expect(shown()).toEqual(['row 0', 'row 1', 'row 2', 'row 3', 'another', 'row 5', 'row 6', 'row 7', 'row 8']);
});

test('a list nothing of which is concerned is not asked for', async () => {
  const { queries, asked } = await listOf(2);
  await renewLists<Row>(queries, KEY, { keyOf, isConcerned: () => false });
  expect(asked).toEqual([]);
});

test('a list of one page is read anew, as what is new may stand on it', async () => {
  const { queries, names, asked, shown } = await listOf(1);
  names.set(0, 'another');
  await renewLists<Row>(queries, KEY, { keyOf, isConcerned: () => false });
  expect(asked).toEqual([0]);
  expect(shown()?.[0]).toBe('another');
});

test('where the platform is away what was read stays, and is known to be old', async () => {
  const { queries, away, shown } = await listOf(2);
  away.is = true;
  await renewLists<Row>(queries, KEY, { keyOf, isConcerned: () => true });
  expect(shown()).toHaveLength(6);
  expect(queries.getQueryState(KEY)?.isInvalidated).toBe(true);
});
