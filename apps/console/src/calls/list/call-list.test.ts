import { expect, test } from 'vitest';
import { type CallList, NO_CALLS, extended, reaches, refreshed, runningFirst } from './call-list.ts';
import { callAt, runningAt } from './call.fixture.ts';

const list = (seconds: readonly number[], next: string | null): CallList => ({
  calls: seconds.map((s) => callAt(s)),
  next,
});
const seconds = ({ calls }: CallList) => calls.map(({ startedAt }) => new Date(startedAt).getUTCSeconds());

test('new calls come on top, the older pages stay, and so does the end of the list', () => {
  const known = list([9, 8, 7, 6, 5], 'after 5');
  const after = refreshed(known, list([11, 10, 9, 8], 'after 8'));
  expect(seconds(after)).toEqual([11, 10, 9, 8, 7, 6, 5]);
  expect(after.next).toBe('after 5');
});

test('a call that has not changed stays the same object, one that has does not', () => {
  const known: CallList = { calls: [runningAt(9), callAt(8), callAt(7)], next: 'after 7' };
  const after = refreshed(known, list([9, 8], 'after 8'));
  expect(after.calls[0]).toEqual(callAt(9));
  expect(after.calls[0]).not.toBe(known.calls[0]);
  expect(after.calls[1]).toBe(known.calls[1]);
  expect(after.calls[2]).toBe(known.calls[2]);
});

test('what is gone from the part read anew is gone from the list', () => {
  expect(seconds(refreshed(list([9, 8, 7, 6], 'after 6'), list([9, 7], 'after 7')))).toEqual([9, 7, 6]);
});

test('where more came than was read the older part is dropped instead of leaving a hole', () => {
  const after = refreshed(list([5, 4, 3], 'after 3'), list([20, 19, 18], 'after 18'));
  expect(seconds(after)).toEqual([20, 19, 18]);
  expect(after.next).toBe('after 18');
});

test('a beginning that is all there is replaces everything, also by nothing', () => {
  expect(seconds(refreshed(list([5, 4, 3], 'after 3'), list([5], null)))).toEqual([5]);
  expect(refreshed(list([5, 4, 3], 'after 3'), NO_CALLS)).toEqual(NO_CALLS);
});

const twin = (id: string) => callAt(5, { callId: `0192f7a0-0000-7000-8000-${id.padStart(12, '0')}` });

test('calls of the same instant are told apart by their ids: none is doubled, none lost', () => {
  const known: CallList = { calls: [twin('c'), twin('b'), twin('a')], next: 'after a' };
  const after = refreshed(known, { calls: [twin('d'), twin('c'), twin('b')], next: 'after b' });
  expect(after.calls.map(({ callId }) => callId.at(-1))).toEqual(['d', 'c', 'b', 'a']);
});

test('a page that follows is added without what is there already', () => {
  const after = extended(list([9, 8, 7], 'after 7'), list([7, 6], null));
  expect(seconds(after)).toEqual([9, 8, 7, 6]);
  expect(after.next).toBeNull();
});

test('a refresh must reach the newest known call, and the oldest that still runs', () => {
  const known: CallList = { calls: [callAt(9), runningAt(8), callAt(7), runningAt(4), callAt(3)], next: 'after 3' };
  expect(reaches(list([9, 8], 'after 8'), known)).toBe(false);
  expect(reaches(list([9, 8, 7, 4], 'after 4'), known)).toBe(true);
  expect(reaches(list([20, 19], 'after 19'), list([9], null))).toBe(false);
  expect(reaches(list([20, 19, 9], 'after 9'), list([9], null))).toBe(true);
  expect(reaches(list([20], 'after 20'), NO_CALLS)).toBe(true);
  expect(reaches(list([20], null), known)).toBe(true);
});

test('running calls stand on top, each part newest first', () => {
  const calls = runningFirst([callAt(9), runningAt(8), callAt(7), runningAt(6)]);
  expect(seconds({ calls, next: null })).toEqual([8, 6, 9, 7]);
});
