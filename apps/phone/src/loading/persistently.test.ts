import { expect, test } from 'vitest';
import { persistently } from './persistently.ts';

test('what cannot be fetched is fetched again, with growing waits, until it is there', async () => {
  const waits: number[] = [];
  let tries = 0;
  const load = async () => {
    tries += 1;
    if (tries < 7) throw new TypeError('Failed to fetch dynamically imported module');
    return 'the screen';
  };
  expect(
    await persistently(load, async (ms) => {
      waits.push(ms);
    }),
  ).toBe('the screen');
  expect(waits).toEqual([500, 1_000, 2_000, 5_000, 5_000, 5_000]);
});

test('what is there is fetched once, without a wait', async () => {
  let tries = 0;
  const load = async () => {
    tries += 1;
    return tries;
  };
  expect(await persistently(load, () => Promise.reject(new Error('waited')))).toBe(1);
});
