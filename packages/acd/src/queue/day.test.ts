import { STRATEGIES, type Strategy } from '@wpm/contract';
import { expect, test } from 'vitest';
import { Day } from './day.fixture.ts';

const WHOLE_DAY = { agents: 100, calls: 20_000, strategies: STRATEGIES, ticks: true } as const;

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
  // Some agents had left campaigns out, and were free while the calls of those waited.
  expect(day.isLeftOut).toBe(true);
  // Seconds of one core, and more where others work on it.
}, 30_000);

test('the same seed lives the same day, another another', () => {
  const [once, again, other] = [3, 3, 4].map((seed) => new Day({ seed, ...WHOLE_DAY, calls: 4_000 }).live().story);
  expect(once).toEqual(again);
  expect(once).not.toEqual(other);
}, 30_000);

test.each(['longest-idle', 'longest-ready', 'fewest-calls', 'round-robin', 'random'] as const)(
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

/** A day on which most are free most of the time: what a strategy wants, it gets. */
const quietDay = (strategy: Strategy) =>
  new Day({ seed: 13, agents: 60, calls: 1_500, strategies: [strategy], tiers: 1, weights: 3 }).live();

test('by weight everybody is offered as many calls for their weight as the others, within a tenth', () => {
  const day = quietDay('weighted');
  const members = day.rules[0]?.members ?? [];
  const shares = members.map(({ accountId, weight }) => (day.offered.get(accountId) ?? 0) / weight);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1.1 * Math.min(...shares));
  expect(new Set(members.map(({ weight }) => weight))).toEqual(new Set([1, 2, 3]));
});

test('in turn everybody is offered as many calls as the others, within a quarter', () => {
  const day = quietDay('round-robin');
  const offered = (day.rules[0]?.members ?? []).map(({ accountId }) => day.offered.get(accountId) ?? 0);
  expect(Math.max(...offered)).toBeLessThanOrEqual(1.25 * Math.min(...offered));
});

test('in a fixed order the first half of the list has nine calls of ten', () => {
  const day = quietDay('fixed-order');
  const handled = (day.rules[0]?.members ?? []).map(({ accountId }) => day.agents.get(accountId)?.handled ?? 0);
  const half = handled.slice(0, handled.length / 2);
  expect(sum(half)).toBeGreaterThan(0.9 * sum(handled));
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
