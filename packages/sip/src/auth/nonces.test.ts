import { expect, test } from 'vitest';
import { ManualClock } from '@wpm/kernel';
import { Nonces } from './nonces.ts';

test('memory for counts is bounded, and what is forgotten cannot be replayed', () => {
  const clock = new ManualClock();
  const nonces = new Nonces({ clock, secret: 's', lifetimeMs: 60_000, maxCounted: 10 });
  const [first, unused] = [nonces.issue(), nonces.issue()];
  expect(nonces.use(first, 1)).toBe(true);
  clock.advance(1);
  const second = nonces.issue();
  expect(nonces.use(second, 1)).toBe(true);
  clock.advance(1);
  const latest = nonces.issue();
  for (let count = 0; count < 9; count++) nonces.use(nonces.issue(), 1);
  expect([nonces.use(first, 2), nonces.use(unused, 1)]).toEqual([false, false]);
  expect([nonces.use(second, 1), nonces.use(second, 2), nonces.use(latest, 1)]).toEqual([false, true, true]);
});
