import type { MyCall } from '@wpm/contract';
import { expect, test } from 'vitest';
import { courseOf } from './course-of.ts';

const BEGAN = Date.UTC(2026, 10, 27, 11);
const JAN = { number: '102', name: 'Jan Kowalski' };
const EWA = { number: '103', name: 'Ewa Maj' };

const CALL: MyCall = {
  callId: '0192f7a0-0000-7000-8000-000000000001',
  part: 1,
  direction: 'inbound',
  outcome: 'answered',
  result: 'answered',
  other: { number: '+48600100200', name: null },
  startedAt: new Date(BEGAN).toISOString(),
  ringMs: 6_000,
  talkMs: 60_000,
  recording: null,
  classifier: null,
  campaign: null,
};

test('a call that was answered rang, was talked in, and is over', () => {
  expect(courseOf(CALL)).toEqual([
    { kind: 'rang', at: BEGAN, ms: 6_000 },
    { kind: 'talked', at: BEGAN + 6_000, ms: 60_000, holdMs: 0 },
    { kind: 'over', at: BEGAN + 66_000 },
  ]);
});

test('the wait in the queue stands before the ringing, and the time on hold makes the talk longer', () => {
  const course = courseOf({ ...CALL, waitedMs: 30_000, holdMs: 10_000 });
  expect(course[0]).toEqual({ kind: 'waited', at: BEGAN - 30_000, ms: 30_000 });
  expect(course.at(-2)).toEqual({ kind: 'talked', at: BEGAN + 6_000, ms: 60_000, holdMs: 10_000 });
  expect(course.at(-1)).toEqual({ kind: 'over', at: BEGAN + 76_000 });
});

test('a call that came from a colleague and went to another one says both, and no end: it goes on without the user', () => {
  expect(courseOf({ ...CALL, transferredFrom: JAN, transferredTo: EWA })).toEqual([
    { kind: 'handed-here', at: BEGAN, by: JAN },
    { kind: 'rang', at: BEGAN, ms: 6_000 },
    { kind: 'talked', at: BEGAN + 6_000, ms: 60_000, holdMs: 0 },
    { kind: 'handed-on', at: BEGAN + 66_000, to: EWA },
  ]);
});

test('a call that nobody answered has no talk', () => {
  expect(courseOf({ ...CALL, outcome: 'missed', result: 'no-answer', talkMs: 0 })).toEqual([
    { kind: 'rang', at: BEGAN, ms: 6_000 },
    { kind: 'over', at: BEGAN + 6_000 },
  ]);
});
