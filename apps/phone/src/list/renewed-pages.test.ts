import { expect, test } from 'vitest';
import { renewedPages } from './renewed-pages.ts';

type Row = { readonly id: string; readonly name?: string };

const rows = (letters: string): readonly Row[] => Array.from(letters, (id) => ({ id }));
const page = (letters: string, next: string | null) => ({ items: rows(letters), next });
const PAGES = [page('abc', 'c'), page('def', 'f'), page('ghi', null)];
/** What the list shows, with a bar between its pages, and where it goes on. */
function renewed(
  anew: Readonly<Record<number, ReturnType<typeof page>>>,
): readonly [string, string | null | undefined] {
  const read = new Map(Object.entries(anew).map(([number, answer]) => [Number(number), answer]));
  const pages = renewedPages<Row>(PAGES, read, ({ id }) => id);
  return [pages.map(({ items }) => items.map(({ id }) => id).join('')).join('|'), pages.at(-1)?.next];
}

test('a page that is as it was changes nothing, and what changed on one is seen', () => {
  expect(renewed({ 1: page('def', 'f') })).toEqual(['abc|def|ghi', null]);
  const [, second] = renewedPages<Row>(
    PAGES,
    new Map([[1, { items: [{ id: 'd' }, { id: 'e', name: 'Ewa' }, { id: 'f' }], next: 'f' }]]),
    ({ id }) => id,
  );
  expect(second?.items[1]).toEqual({ id: 'e', name: 'Ewa' });
});

test('a row that came pushes none out of the list', () => {
  expect(renewed({ 0: page('xab', 'b') })).toEqual(['xabc|def|ghi', null]);
  expect(renewed({ 1: page('xyd', 'd') })).toEqual(['abc|xydef|ghi', null]);
});

test('a row that went draws none from the next page into two', () => {
  expect(renewed({ 0: page('acd', 'd') })).toEqual(['ac|def|ghi', null]);
  expect(renewed({ 1: page('ghi', null) })).toEqual(['abc|ghi', null]);
});

test('a row that moved stands once, where it is now', () => {
  expect(renewed({ 0: page('hab', 'b'), 2: page('gi', null) })).toEqual(['habc|def|gi', null]);
  expect(renewed({ 0: page('bcd', 'd'), 2: page('gah', 'h') })).toEqual(['bc|def|gahi', null]);
});

test('the last page grows as far as it is answered', () => {
  expect(renewed({ 2: page('ghx', 'x') })).toEqual(['abc|def|ghx', 'x']);
  expect(renewed({ 2: page('', null) })).toEqual(['abc|def|', null]);
});

test('where nothing is as it was the list ends with what was read, and goes on from there', () => {
  expect(renewed({ 0: page('xyz', 'z') })).toEqual(['xyz', 'z']);
});
