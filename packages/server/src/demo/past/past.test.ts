import { missedChangeOf } from '@wpm/calls';
import { chanceOf } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { DEMO_CUSTOMERS } from '../demo-customers.ts';
import { type Past, makePast } from './past.ts';
import { pastDays } from './past-days.ts';
import type { Worker } from './staff.ts';

/** A Monday in Warsaw, half an hour before the shop opens. */
const NOW = Date.parse('2026-11-30T06:30:00Z');
const worker = (accountId: string, shift: Worker['shift'], servesCampaign = true): Worker => ({
  accountId,
  name: accountId,
  number: '+48221000101',
  aor: `sip:${accountId}@demo.local`,
  shift,
  servesCampaign,
});

const pastOf = (now: number, seed = 1, days = 28): Past =>
  makePast({
    now,
    timeZone: 'Europe/Warsaw',
    days,
    firm: {
      tenantId: 'tenant',
      trunkId: 'trunk',
      campaign: { id: 'campaign', name: 'Infolinia', number: '+48221000100' },
    },
    workers: [
      worker('anna', { from: 8, until: 16 }),
      worker('jan', { from: 9.5, until: 18 }),
      worker('piotr', { from: 8, until: 15 }, false),
    ],
    mealId: 'meal',
    customers: DEMO_CUSTOMERS,
    chance: chanceOf(seed),
  });

const withoutIds = ({ calls }: Past) => calls.map((record) => ({ ...record, id: '' }));

test('statuses follow each other without gap or overlap, and nobody is left at work', () => {
  for (const intervals of pastOf(NOW).statuses.values()) {
    expect(intervals.length).toBeGreaterThan(100);
    for (const [index, { from, until }] of intervals.entries()) {
      expect(until).toBeGreaterThan(from);
      if (index > 0) expect(from).toBe(intervals[index - 1]?.until);
    }
    expect(intervals.at(-1)?.until).toBeLessThanOrEqual(NOW);
  }
});

test('whoever talked was in that call by their statuses, and in no other', () => {
  const { calls, statuses } = pastOf(NOW);
  const talks = calls.filter(({ answeredAt }) => answeredAt !== null);
  expect(talks.length).toBeGreaterThan(500);
  for (const { answeredAt, endedAt, segments } of talks) {
    const own = statuses.get(segments[0]?.accountId ?? '') ?? [];
    const during = own.filter(
      ({ activity, from, until }) => activity === 'in-call' && from === answeredAt && until === endedAt,
    );
    expect(during).toHaveLength(1);
  }
});

test('customers gave up and were called back; a few still wait for it', () => {
  const changes = pastOf(NOW).calls.flatMap((call) => missedChangeOf(call) ?? []);
  const of = (kind: string) => changes.filter((change) => change.kind === kind);
  expect(of('missed').length).toBeGreaterThan(30);
  expect(of('spoken').length).toBeGreaterThan(300);
  expect(of('not-reached').length).toBeGreaterThan(30);
  const open = new Set<string>();
  for (const { kind, number } of changes) {
    if (kind === 'missed') open.add(number);
    if (kind === 'spoken') open.delete(number);
  }
  expect(open.size).toBeGreaterThan(3);
  expect(open.size).toBeLessThan(16);
});

test('whenever one looks, everything is over: no call, no meal, no status reaches into the present', () => {
  const beginning = Date.parse('2026-11-30T06:00:00Z');
  for (let minutes = 0; minutes <= 14 * 60; minutes += 7) {
    const now = beginning + minutes * 60_000;
    const { calls, statuses } = pastOf(now, minutes, 1);
    expect(Math.max(...calls.map(({ endedAt }) => endedAt ?? Infinity))).toBeLessThan(now);
    for (const own of statuses.values()) expect(own.at(-1)?.until ?? 0).toBeLessThan(now);
  }
  const { calls } = pastOf(Date.parse('2026-11-30T11:00:00Z'));
  expect(calls.some(({ startedAt }) => startedAt > Date.parse('2026-11-30T07:00:00Z'))).toBe(true);
});

test('the same chances make the same past', () => {
  expect(withoutIds(pastOf(NOW, 7))).toEqual(withoutIds(pastOf(NOW, 7)));
  expect(pastOf(NOW, 7).calls).not.toHaveLength(pastOf(NOW, 8).calls.length);
}, 30_000);

test('days begin twelve hours before noon of the zone: eight in the morning is that also where the clocks are changed', () => {
  const days = pastDays(Date.parse('2026-10-27T12:00:00Z'), 'Europe/Warsaw', 3).map(({ midnight }) =>
    new Date(midnight).toISOString(),
  );
  expect(days).toEqual([
    '2026-10-23T22:00:00.000Z',
    '2026-10-24T23:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ]);
});
