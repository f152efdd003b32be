import { expect, test } from 'vitest';
import { type Input, type NonInviteClient, type Step, advance, deadline, start } from './non-invite-client.ts';
import { T4 } from './timers.ts';

const response = (status: number): Input => ({ kind: 'response', status });
const TIME: Input = { kind: 'time' };
const FAILURE: Input = { kind: 'transport-error' };
const UNRELIABLE = start(0, false);
const RELIABLE = start(0, true);

function after(first: Step, ...inputs: readonly (readonly [at: number, input: Input])[]): Step {
  return inputs.reduce((before, [at, input]) => advance(before.next, input, at), first);
}

function alone({ next }: Step): { sent: number[]; end: NonInviteClient } {
  const sent: number[] = [];
  let tx = next;
  while (deadline(tx) !== Infinity) {
    const now = deadline(tx);
    const step = advance(tx, TIME, now);
    if (step.effects.length > 0) sent.push(now);
    tx = step.next;
  }
  return { sent, end: tx };
}

test('an unanswered request is sent again with doubling waits capped at T2, and given up after timer F', () => {
  expect(alone(UNRELIABLE)).toEqual({
    sent: [500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500],
    end: { state: 'terminated', why: 'timeout' },
  });
  expect(alone(RELIABLE)).toEqual({ sent: [], end: { state: 'terminated', why: 'timeout' } });
});

test('after a provisional response it is still sent again, every T2', () => {
  const proceeding = after(UNRELIABLE, [100, response(100)]);
  expect(proceeding.effects).toEqual([{ kind: 'pass-up', status: 100 }]);
  const { sent, end } = alone(proceeding);
  expect(sent).toEqual([500, 4_500, 8_500, 12_500, 16_500, 20_500, 24_500, 28_500]);
  expect(end).toEqual({ state: 'terminated', why: 'timeout' });
});

test('a final response is reported once; copies are absorbed until timer K', () => {
  const done = after(UNRELIABLE, [100, response(200)]);
  expect(done).toEqual({
    next: { state: 'completed', endAt: 100 + T4 },
    effects: [{ kind: 'pass-up', status: 200 }],
  });
  expect(after(done, [200, response(200)])).toEqual({ next: done.next, effects: [] });
  expect(after(done, [100 + T4, TIME]).next).toEqual({ state: 'terminated', why: 'done' });
  expect(after(RELIABLE, [100, response(200)]).next).toEqual({ state: 'terminated', why: 'done' });
});

test('a transport error ends it; once answered, it is no news; what is over stays over', () => {
  expect(after(UNRELIABLE, [1, FAILURE]).next).toEqual({ state: 'terminated', why: 'transport-error' });
  const done = after(UNRELIABLE, [1, response(200)], [2, FAILURE]);
  expect(done).toEqual({ next: { state: 'terminated', why: 'done' }, effects: [] });
  expect(after(done, [3, response(200)])).toEqual(done);
});
