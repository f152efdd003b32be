import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { BoardNotices, GATHER_MS } from './board-notices.ts';

test('however much happens, each tenant’s supervisors are told once per half second, and of the last change too', () => {
  const clock = new ManualClock();
  const told: string[] = [];
  using notices = new BoardNotices(clock, (tenantId) => told.push(tenantId));
  for (let i = 0; i < 10; i++) notices.changed('one');
  notices.changed('two');
  expect(told).toEqual([]);
  clock.advance(GATHER_MS);
  expect(told.toSorted()).toEqual(['one', 'two']);
  clock.advance(GATHER_MS);
  expect(told).toHaveLength(2);
  notices.changed('one');
  clock.advance(GATHER_MS);
  expect(told).toHaveLength(3);
});

test('who is gone is told nothing more', () => {
  const clock = new ManualClock();
  const told: string[] = [];
  const notices = new BoardNotices(clock, (tenantId) => told.push(tenantId));
  notices.changed('one');
  notices[Symbol.dispose]();
  clock.advance(GATHER_MS);
  expect(told).toEqual([]);
});
