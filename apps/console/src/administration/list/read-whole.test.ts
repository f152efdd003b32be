import { expect, test } from 'vitest';
import type { ListQuery } from '../noun.ts';
import { searchedBy } from './read-whole.ts';

const NAMES = ['Żółw', 'kot', 'żaba', 'Kotek'];

/** Two names a page. */
function read({ after, limit }: Omit<ListQuery, 'search'>) {
  asked.push(limit);
  const start = after === undefined ? 0 : Number(after);
  const next = start + 2 < NAMES.length ? String(start + 2) : null;
  return Promise.resolve({ ok: true, value: { items: NAMES.slice(start, start + 2), next } } as const);
}
let asked: number[] = [];
const list = searchedBy(read, (name) => name);

test('a search reads to the end and finds in any case; without one a page is a page', async () => {
  asked = [];
  expect(await list({ search: 'KOT', limit: 50 })).toEqual({
    ok: true,
    value: { items: ['kot', 'Kotek'], next: null },
  });
  expect(asked).toEqual([200, 200]);
  expect(await list({ limit: 50 })).toEqual({ ok: true, value: { items: ['Żółw', 'kot'], next: '2' } });
});

test('a page that is refused refuses the search', async () => {
  const refused = { ok: false, error: { code: 'session/not-allowed', status: 403 } } as const;
  expect(await searchedBy(() => Promise.resolve(refused), String)({ search: 'a', limit: 50 })).toBe(refused);
});
