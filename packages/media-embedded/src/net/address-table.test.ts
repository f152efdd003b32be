import { expect, test } from 'vitest';
import { AddressTable } from './address-table.ts';

test('two hosts on one port are told apart, and forgotten one by one', () => {
  const table = new AddressTable<string>();
  table.set({ address: '192.0.2.1', port: 5_000 }, 'anna');
  table.set({ address: '192.0.2.2', port: 5_000 }, 'jan');
  table.set({ address: '192.0.2.1', port: 5_000 }, 'piotr');
  expect(table.get({ address: '192.0.2.1', port: 5_000 })).toBe('piotr');
  expect(table.get({ address: '192.0.2.1', port: 5_001 })).toBeUndefined();
  table.delete({ address: '192.0.2.1', port: 5_000 });
  expect(table.get({ address: '192.0.2.1', port: 5_000 })).toBeUndefined();
  expect(table.get({ address: '192.0.2.2', port: 5_000 })).toBe('jan');
});
