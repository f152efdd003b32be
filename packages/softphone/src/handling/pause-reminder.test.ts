import type { LiveCall } from '@wpm/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformDesk } from './call-desk.ts';
import { PauseReminder } from './pause-reminder.ts';
import { recordingSeen } from './recording-seen.ts';

const talking: LiveCall = {
  callId: 'p-1',
  direction: 'inbound',
  activity: 'talking',
  holds: false,
  other: { number: '+48600100200', name: null },
  consulted: null,
  recording: { state: 'running' },
  startedAt: '2026-01-01T10:00:00Z',
  answeredAt: '2026-01-01T10:00:05Z',
};
const paused = (endsAt: string): LiveCall => ({
  ...talking,
  recording: { state: 'paused', endsAt, lastsMs: 120_000 },
});

function reminded() {
  const desk = new PlatformDesk(async () => ({ ok: true }));
  const remind = vi.fn<() => void>();
  return { desk, remind, reminder: new PauseReminder(desk, remind) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the end of a pause is spoken of 20 s before it, once, whatever else is told of the call', () => {
  const { desk, remind } = reminded();
  desk.tell([talking]);
  desk.tell([paused('2026-01-01T10:02:00Z')]);
  vi.advanceTimersByTime(50_000);
  desk.tell([{ ...paused('2026-01-01T10:02:00Z'), activity: 'held', holds: true }]);
  vi.advanceTimersByTime(49_999);
  expect(remind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(remind).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(600_000);
  expect(remind).toHaveBeenCalledTimes(1);
});

test('a pause that was made longer is spoken of before its new end; one that is over, or of a phone that is signed out, not at all', () => {
  const { desk, remind, reminder } = reminded();
  desk.tell([talking]);
  desk.tell([paused('2026-01-01T10:02:00Z')]);
  vi.advanceTimersByTime(90_000);
  desk.tell([paused('2026-01-01T10:03:30Z')]);
  vi.advanceTimersByTime(99_999);
  expect(remind).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(remind).toHaveBeenCalledTimes(1);
  desk.tell([talking]);
  desk.tell([paused('2026-01-01T10:09:00Z')]);
  desk.tell([talking]);
  vi.advanceTimersByTime(600_000);
  desk.tell([paused('2026-01-01T10:19:00Z')]);
  reminder[Symbol.dispose]();
  vi.advanceTimersByTime(600_000);
  expect(remind).toHaveBeenCalledTimes(1);
});

const AT = 5_000;
const endsIn = (ms: number) => ({
  state: 'paused' as const,
  endsAt: new Date(performance.timeOrigin + AT + ms).toISOString(),
  lastsMs: 120_000,
});

test('a pause this phone saw begin is counted from then, whatever the clock of the device says', () => {
  const seen = recordingSeen(endsIn(-900_000), { recording: { state: 'running' } }, AT);
  expect(seen).toMatchObject({ until: AT + 120_000 });
  expect(recordingSeen(endsIn(-900_000), { recording: seen }, AT + 70_000)).toBe(seen);
});

test.each([
  ['goes by what is left of it', 40_000, 40_000],
  ['lasts no longer than a pause can', 900_000, 120_000],
  ['is about to end where the clock says that it is over', -900_000, 0],
])('a pause from before the page was loaded %s', (_, ms, left) => {
  const seen = recordingSeen(endsIn(ms), undefined, AT);
  expect(seen.state === 'paused' && Math.abs(seen.until - AT - left)).toBeLessThanOrEqual(1);
});
