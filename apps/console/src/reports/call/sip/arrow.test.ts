import { expect, test } from 'vitest';
import { arrowOf } from './arrow.ts';

test('an arrow goes from the middle of one column to the middle of the other, whichever is left', () => {
  const there = arrowOf({ from: 0, to: 1, summary: 'INVITE 102, SDP' }, 4);
  expect(there).toEqual({ kind: 'request', points: 'right', start: 0.125, length: 0.25 });
  const back = arrowOf({ from: 3, to: 1, summary: '200 OK (INVITE), SDP' }, 4);
  expect(back).toEqual({ kind: 'success', points: 'left', start: 0.375, length: 0.5 });
});

test.each([
  ['INVITE +48221000101, SDP', 'request'],
  ['unreadable: 404 nonsense', 'request'],
  ['100 Trying (INVITE)', 'progress'],
  ['302 Moved Temporarily (INVITE)', 'progress'],
  ['202 Accepted (REFER)', 'success'],
  ['486 Busy Here (INVITE)', 'refusal'],
  ['503 Service Unavailable (INVITE)', 'refusal'],
  ['603 Decline (INVITE)', 'refusal'],
])('%s is a %s', (summary, kind) => {
  expect(arrowOf({ from: 0, to: 1, summary }, 2).kind).toBe(kind);
});
