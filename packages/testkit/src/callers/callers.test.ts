import { expect, test } from 'vitest';
import { newCustomer, untilNext } from './customer.ts';
import { readOptions } from './options.ts';
import { customerVoices } from './voices.ts';

const HABITS = { patienceMs: 20_000, talkMs: 40_000, pickUpMs: 4_000 };

/** The same numbers every time (Lehmer). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test('a person has the same number and name at every call, and another mood', () => {
  const random = seeded(7);
  const calls = Array.from({ length: 400 }, () => newCustomer(random, HABITS));
  const names = Map.groupBy(calls, ({ number }) => number);
  expect(names.size).toBeGreaterThan(30);
  for (const of of names.values()) expect(new Set(of.map(({ name }) => name)).size).toBe(1);
  expect(calls.every(({ number }) => /^\+48600\d{6}$/.test(number))).toBe(true);
  expect(calls.every(({ patienceMs }) => patienceMs >= 10_000 && patienceMs <= 40_000)).toBe(true);
});

test('so many customers a minute come on average', () => {
  const random = seeded(3);
  const total = Array.from({ length: 5_000 }, () => untilNext(4, random)).reduce((sum, ms) => sum + ms, 0);
  expect(total / 5_000).toBeGreaterThan(14_000);
  expect(total / 5_000).toBeLessThan(16_000);
});

test.each([
  [['--rate=0'], '--rate must be'],
  [['--talk=long'], '--talk must be'],
  [['--to=anna'], '--to must be numbers'],
  [['--local=here'], '--local and --platform'],
  [['--local=127.0.0.1:99999'], '--local and --platform'],
  [['--loud'], "'--loud'"],
])('%s is refused in words', (args, words) => {
  const read = readOptions(args);
  expect(read.ok ? '' : read.error.message).toContain(words);
});

test('without options the demo is called', () => {
  expect(readOptions([])).toMatchObject({
    ok: true,
    value: { to: ['+48221000100', '+48221000101', '+48221000102'], local: { address: '127.0.0.1', port: 5_070 } },
  });
});

test('every customer has something to say, neither whispered nor clipped', () => {
  for (const voice of customerVoices()) {
    const loudest = voice.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(8_000);
    expect(loudest).toBeLessThan(32_767);
    expect(voice.length / 16_000).toBeGreaterThan(5);
  }
});
