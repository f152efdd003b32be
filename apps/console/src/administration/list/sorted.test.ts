import { expect, test } from 'vitest';
import type { Column } from '../noun.ts';
import { sorted } from './sorted.ts';

type Row = { readonly name: string; readonly minutes: number | null };
const Cell = () => null;
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', Cell, order: ({ name }) => name },
  { id: 'minutes', Cell, order: ({ minutes }) => minutes },
  { id: 'look', Cell },
];
const rows = [
  { name: 'łoś', minutes: 30 },
  { name: 'lis', minutes: null },
  { name: 'kot 10', minutes: 5 },
  { name: 'kot 9', minutes: 30 },
] as const;

const names = (column: string, descending: boolean) =>
  sorted(rows, COLUMNS, { column, descending }, 'pl').map(({ name }) => name);

test('texts are sorted as the language does, with numbers by their value', () => {
  expect(names('name', false)).toEqual(['kot 9', 'kot 10', 'lis', 'łoś']);
  expect(names('name', true)).toEqual(['łoś', 'lis', 'kot 10', 'kot 9']);
});

test('what has nothing to sort by is last either way, and equals keep their order', () => {
  expect(names('minutes', false)).toEqual(['kot 10', 'łoś', 'kot 9', 'lis']);
  expect(names('minutes', true)).toEqual(['łoś', 'kot 9', 'kot 10', 'lis']);
});

test('a column without an order, one that is not there, and none at all leave the list as it came', () => {
  expect(sorted(rows, COLUMNS, { column: 'look', descending: false }, 'pl')).toBe(rows);
  expect(sorted(rows, COLUMNS, { column: 'gone', descending: false }, 'pl')).toBe(rows);
  expect(sorted(rows, COLUMNS, null, 'pl')).toBe(rows);
});
