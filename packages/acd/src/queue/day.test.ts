import { STRATEGIES } from '@wpm/contract';
import { expect, test } from 'vitest';
import { Day } from './day.fixture.ts';

const WHOLE_DAY = { agents: 100, calls: 20_000, strategies: STRATEGIES } as const;

test('on a day of 20,000 calls and 100 agents every offer keeps the rules, and nobody waits while somebody is free', () => {
  const day = new Day({ seed: 7, ...WHOLE_DAY }).live();
  expect(day.answered + day.abandoned + day.calledBack).toBe(20_000);
  // That something was tried: customers waited and gave up, agents missed calls, and calls came again.
  expect(day.abandoned).toBeGreaterThan(100);
  expect(day.missed).toBeGreaterThan(100);
  expect(day.waits.filter((wait) => wait > 60_000).length).toBeGreaterThan(100);
  expect(day.offers).toBe(day.answered + day.missed + day.calledBack + day.notReached);
  expect(day.calledBack).toBeGreaterThan(100);
  expect(day.notReached).toBeGreaterThan(10);
  // Seconds of one core, and more where others work on it.
}, 30_000);

test('the same seed lives the same day, another another', () => {
  const [once, again, other] = [3, 3, 4].map((seed) => new Day({ seed, ...WHOLE_DAY, calls: 4_000 }).live().story);
  expect(once).toEqual(again);
  expect(once).not.toEqual(other);
}, 30_000);

test.each(['longest-idle', 'fewest-calls', 'random'] as const)(
  'with one queue and %s nobody of a tier does half as much again as another',
  (strategy) => {
    const day = new Day({ seed: 11, agents: 60, calls: 6_000, strategies: [strategy] }).live();
    const [rules] = day.rules;
    for (const tier of [1, 2, 3]) {
      const handled = (rules?.members ?? [])
        .filter(({ priority }) => priority === tier)
        .map(({ accountId }) => day.agents.get(accountId)?.handled ?? 0);
      expect(Math.max(...handled)).toBeLessThanOrEqual(1.5 * Math.min(...handled));
    }
  },
);
