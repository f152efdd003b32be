import type { LiveCall } from '@wpm/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformDesk } from './call-desk.ts';
import { HoldReminder } from './hold-reminder.ts';

const talking: LiveCall = {
  callId: 'p-1',
  direction: 'inbound',
  activity: 'talking',
  holds: false,
  other: { number: '+48600100200', name: null },
  consulted: null,
  recording: { state: 'off' },
  startedAt: '2026-01-01T10:00:00Z',
  answeredAt: '2026-01-01T10:00:05Z',
};
const held: LiveCall = { ...talking, activity: 'held', holds: true };

function reminded() {
  const desk = new PlatformDesk(async () => ({ ok: true }));
  const remind = vi.fn<() => void>();
  return { desk, remind, reminder: new HoldReminder(desk, remind) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('who is on hold is spoken of after a minute and each minute after it, whatever else is told of the call', () => {
  const { desk, remind } = reminded();
  desk.tell([talking]);
  vi.advanceTimersByTime(120_000);
  desk.tell([held]);
  vi.advanceTimersByTime(30_000);
  desk.tell([{ ...held, recording: { state: 'running' } }]);
  vi.advanceTimersByTime(29_999);
  expect(remind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(remind).toHaveBeenCalledTimes(2);
});

test('a campaign says after how long, and whether at all', () => {
  const { desk, remind } = reminded();
  desk.tell([
    { ...held, holdReminderMs: 20_000 },
    { ...held, callId: 'p-2', holdReminderMs: null },
  ]);
  vi.advanceTimersByTime(19_999);
  expect(remind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(40_000);
  expect(remind).toHaveBeenCalledTimes(3);
});

test('a call that is taken back, or over, is not spoken of again, and a second hold counts anew', () => {
  const { desk, remind } = reminded();
  desk.tell([held]);
  vi.advanceTimersByTime(59_000);
  desk.tell([talking]);
  vi.advanceTimersByTime(10_000);
  desk.tell([held]);
  vi.advanceTimersByTime(59_000);
  desk.tell([]);
  vi.advanceTimersByTime(600_000);
  expect(remind).not.toHaveBeenCalled();
});

test('who asks a colleague is not reminded that the customer waits', () => {
  const { desk, remind } = reminded();
  desk.tell([{ ...talking, activity: 'consulting', consulted: { number: '102', name: 'Jan Kowalski' } }]);
  vi.advanceTimersByTime(600_000);
  expect(remind).not.toHaveBeenCalled();
});

test('a phone that is signed out reminds of nothing', () => {
  const { desk, remind, reminder } = reminded();
  desk.tell([held]);
  reminder[Symbol.dispose]();
  vi.advanceTimersByTime(600_000);
  expect(remind).not.toHaveBeenCalled();
});
