import { expect, test } from 'vitest';
import { foundInKept } from './kept-contacts.ts';

const contact = (contactId: string, name: string, company: string, ...numbers: readonly string[]) => ({
  contactId,
  name,
  company,
  numbers,
});
const LISTS = [
  { pages: [{ items: [contact('1', 'Michał Żak', 'Zielony Ogród', '+48600100200')], next: null }], pageParams: [null] },
  { pages: [{ items: [contact('1', 'Michał Żak', 'Zielony Ogród', '+48600100200')], next: null }], pageParams: [null] },
  { pages: [{ items: [contact('2', 'Anna Nowak', 'Żabka', '+48221230001'), null, { name: 'half' }] }] },
  { items: [] },
  undefined,
];
const names = (search: string) => foundInKept(LISTS, search).map(({ name }) => name);

test('every word is looked for in name, company and numbers, whatever its marks and case', () => {
  expect(names('MICHAL')).toEqual(['Michał Żak']);
  expect(names('ogrod zak')).toEqual(['Michał Żak']);
  expect(names('600100')).toEqual(['Michał Żak']);
  expect(names('ża')).toEqual(['Anna Nowak', 'Michał Żak']);
  expect(names('anna ogrod')).toEqual([]);
});
