import { expect, test } from 'vitest';
import { inOrder, quoted } from './tables-in-order.ts';

const tables = (...names: string[]) => names.map((name) => ({ name, columns: ['id'] }));
const namesOf = (sorted: readonly { readonly name: string }[]) => sorted.map(({ name }) => name);

test('what is pointed to comes first', () => {
  const sorted = inOrder(tables('accounts', 'calls', 'legs', 'tenants'), [
    { from: 'accounts', to: 'tenants' },
    { from: 'legs', to: 'calls' },
    { from: 'calls', to: 'accounts' },
  ]);
  expect(namesOf(sorted)).toEqual(['tenants', 'accounts', 'calls', 'legs']);
});

test('a circle is told, with the tables in it', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => inOrder(tables('a', 'b', 'c'), circle)).toThrow('point at each other: a, b');
});

test('a name is quoted as SQL wants it', () => {
  expect(quoted('an "odd" one')).toBe('"an ""odd"" one"');
});
