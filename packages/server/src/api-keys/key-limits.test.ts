import { expect, test } from 'vitest';
import { KEY_LIMIT, KeyLimits } from './key-limits.ts';

const at = (ms: number) => new Date(1_000_000 + ms);

test('a key that asks too much is told when it may ask again, and another is not made to wait for it', () => {
  const limits = new KeyLimits();
  for (let i = 0; i < KEY_LIMIT.quota; i++) expect(limits.take('a', at(0)).allowed).toBe(true);
  const refused = limits.take('a', at(0));
  expect(refused).toMatchObject({ allowed: false, retryAfterS: 1 });
  expect(limits.headersOf(refused)).toEqual({ 'ratelimit-policy': '"key";q=300;w=30', ratelimit: '"key";r=0;t=30' });
  expect(limits.take('b', at(0)).allowed).toBe(true);
  expect(limits.take('a', at(100)).allowed).toBe(true);
});
