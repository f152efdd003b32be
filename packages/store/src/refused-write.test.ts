import { expect, test } from 'vitest';
import { RefusedWrite, isRefusedWrite } from './refused-write.ts';

const failure = (code: string) => Object.assign(new Error('failed'), { code });

test('a constraint, bad data, a missing table and the word of the store are refusals', () => {
  const refused = ['23503', '23505', '22P02', '42P01', '42501'].map(failure);
  expect([...refused, new RefusedWrite('moved on')].map(isRefusedWrite)).toEqual(Array(6).fill(true));
});

test('a lost connection, a server that stops, a full disk, a deadlock and a fault of our own are none', () => {
  const passing = ['08006', '57P01', '53100', '40P01', 'ECONNREFUSED', 'EPIPE'].map(failure);
  expect([...passing, new Error('away'), 'away', undefined].map(isRefusedWrite)).toEqual(Array(9).fill(false));
});
