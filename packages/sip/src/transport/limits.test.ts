import { ManualClock } from '@wpm/kernel';
import { describe, expect, test } from 'vitest';
import { sourceNetwork } from './source-network.ts';
import { ByteBudget } from './byte-budget.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { MessageRates } from './message-rates.ts';
import { Places } from './places.ts';

const no = () => false;

describe('places', () => {
  test('one source takes no more than its share, and gives back what it took', () => {
    const places = new Places({ total: 100, perSource: 2 });
    expect([places.enter('a', no), places.enter('a', no), places.enter('a', no), places.enter('b', no)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    places.leave('a');
    expect([places.enter('a', no), places.taken]).toEqual([true, 3]);
  });

  test('strangers leave a quarter for those we trust, who have no share but the total', () => {
    const places = new Places({ total: 8, perSource: 100 });
    const taken = Array.from({ length: 8 }, (_, n) => places.enter(`stranger ${n}`, no));
    expect(taken.filter(Boolean)).toHaveLength(6);
    expect([1, 2, 3].map(() => places.enter('trunk', () => true))).toEqual([true, true, false]);
  });

  test('who gives back more than it took gains nothing', () => {
    const places = new Places({ total: 1, perSource: 1 });
    places.leave('a');
    places.leave('a');
    expect([places.taken, places.enter('a', no), places.enter('b', no)]).toEqual([0, true, false]);
  });
});

test('a budget gives what is there, or nothing', () => {
  const budget = new ByteBudget(10);
  expect([budget.take(6), budget.take(5), budget.take(4), budget.taken]).toEqual([true, false, true, 10]);
  budget.giveBack(6);
  expect(budget.take(6)).toBe(true);
});

const rates = (clock: ManualClock) =>
  new MessageRates({ ...DEFAULT_LIMITS, messagesPerSecond: 10, messageBurst: 20 }, clock);
const takeMany = (from: MessageRates, source: string, count: number) =>
  Array.from({ length: count }, () => from.take(source)).filter(Boolean).length;

describe('message rates', () => {
  test('a burst is taken, then so many a second, each source for itself', () => {
    const clock = new ManualClock();
    const sources = rates(clock);
    expect([takeMany(sources, 'a', 50), takeMany(sources, 'b', 5)]).toEqual([20, 5]);
    clock.advance(1_000);
    expect([takeMany(sources, 'a', 50), takeMany(sources, 'b', 50)]).toEqual([10, 20]);
    clock.advance(60_000);
    expect(takeMany(sources, 'a', 50)).toBe(20);
  });

  test('a flood under ever new addresses is remembered in bounded memory, and who was within its rate still is', () => {
    const clock = new ManualClock();
    const sources = rates(clock);
    for (let n = 0; n < 200_000; n++) sources.take(`false ${n}`);
    expect(sources.size).toBeLessThanOrEqual(40_000);
    expect(takeMany(sources, 'honest', 20)).toBe(20);
  });

  test('who was silent long enough to have its whole burst again is forgotten', () => {
    const clock = new ManualClock();
    const sources = rates(clock);
    for (let n = 0; n < 100; n++) sources.take(`once ${n}`);
    for (let second = 0; second < 10; second++) {
      clock.advance(1_000);
      sources.take(`now ${second}`);
    }
    expect(sources.size).toBeLessThan(12);
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (address, source) => {
  expect(sourceNetwork(address)).toBe(source);
});
