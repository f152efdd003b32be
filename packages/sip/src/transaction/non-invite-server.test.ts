import { expect, test } from 'vitest';
import { type Input, type Step, advance, deadline, start } from './non-invite-server.ts';
import { GIVE_UP } from './timers.ts';

const respond = (status: number): Input => ({ kind: 'respond', status });
const REQUEST: Input = { kind: 'request' };
const TIME: Input = { kind: 'time' };
const UNRELIABLE = start(0, false);

function after(first: Step, ...inputs: readonly (readonly [at: number, input: Input])[]): Step {
  return inputs.reduce((before, [at, input]) => advance(before.next, input, at), first);
}

const kinds = ({ effects }: Step) => effects.map(({ kind }) => kind);

test('copies of an unanswered request are absorbed; after a provisional response they get it again', () => {
  expect(kinds(after(UNRELIABLE, [1, REQUEST]))).toEqual([]);
  expect(kinds(after(UNRELIABLE, [1, respond(100)]))).toEqual(['send-response']);
  expect(kinds(after(UNRELIABLE, [1, respond(100)], [2, REQUEST]))).toEqual(['repeat-response']);
});

test('copies of an answered request get the answer again until timer J', () => {
  const done = after(UNRELIABLE, [100, respond(200)]);
  expect(done).toEqual({ next: { state: 'completed', endAt: 100 + GIVE_UP }, effects: [{ kind: 'send-response' }] });
  expect(kinds(after(done, [200, REQUEST]))).toEqual(['repeat-response']);
  expect(kinds(after(done, [200, respond(500)]))).toEqual([]);
  expect(deadline(done.next)).toBe(100 + GIVE_UP);
  expect(after(done, [99 + GIVE_UP, TIME]).next).toEqual(done.next);
  expect(after(done, [100 + GIVE_UP, TIME]).next).toEqual({ state: 'terminated', why: 'done' });
});

test('over a reliable transport the answer ends it', () => {
  expect(after(start(0, true), [100, respond(200)])).toEqual({
    next: { state: 'terminated', why: 'done' },
    effects: [{ kind: 'send-response' }],
  });
});

test('what nobody answers in the time a client waits is forgotten, and answered no more (RFC 4320)', () => {
  for (const open of [UNRELIABLE, start(0, true), after(UNRELIABLE, [1, respond(100)])]) {
    expect(deadline(open.next)).toBe(GIVE_UP);
    expect(after(open, [GIVE_UP - 1, TIME])).toEqual({ next: open.next, effects: [] });
    const over = after(open, [GIVE_UP, TIME]);
    expect(over).toEqual({ next: { state: 'terminated', why: 'timeout' }, effects: [] });
    for (const input of [REQUEST, TIME, respond(200)]) expect(after(over, [GIVE_UP + 1, input])).toEqual(over);
    expect(deadline(over.next)).toBe(Infinity);
  }
});

test('an answer nothing is kept of ends it at once, unless something was said before', () => {
  const stateless: Input = { kind: 'respond-stateless', status: 401 };
  expect(after(UNRELIABLE, [1, stateless])).toEqual({
    next: { state: 'terminated', why: 'done' },
    effects: [{ kind: 'send-stateless' }],
  });
  expect(kinds(after(UNRELIABLE, [1, respond(100)], [2, stateless], [3, REQUEST]))).toEqual(['repeat-response']);
});
