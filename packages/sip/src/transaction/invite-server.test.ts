import { expect, test } from 'vitest';
import { type Input, type Step, advance, deadline, start } from './invite-server.ts';
import { GIVE_UP, T4 } from './timers.ts';

const respond = (status: number): Input => ({ kind: 'respond', status });
const REQUEST: Input = { kind: 'request' };
const ACK: Input = { kind: 'ack' };
const TIME: Input = { kind: 'time' };

function after(first: Step, ...inputs: readonly (readonly [at: number, input: Input])[]): Step {
  return inputs.reduce((before, [at, input]) => advance(before.next, input, at), first);
}

const kinds = ({ effects }: Step) => effects.map(({ kind }) => kind);

const UNRELIABLE = start(0, false);
const RELIABLE = start(0, true);

test('a TU that is silent for 200 ms has 100 Trying sent for it', () => {
  expect(deadline(UNRELIABLE.next)).toBe(200);
  expect(kinds(after(UNRELIABLE, [199, TIME]))).toEqual([]);
  expect(kinds(after(UNRELIABLE, [200, TIME]))).toEqual(['send-trying']);
  expect(kinds(after(UNRELIABLE, [100, respond(180)], [200, TIME]))).toEqual([]);
});

test('a copy of the INVITE gets the last provisional response, and nothing while there is none', () => {
  expect(kinds(after(UNRELIABLE, [100, REQUEST]))).toEqual([]);
  expect(kinds(after(UNRELIABLE, [200, TIME], [500, REQUEST]))).toEqual(['repeat-response']);
  expect(kinds(after(UNRELIABLE, [100, respond(180)], [500, REQUEST]))).toEqual(['repeat-response']);
});

test('provisional responses follow each other; nothing times a ringing call out', () => {
  const ringing = after(UNRELIABLE, [100, respond(180)], [150, respond(183)]);
  expect(kinds(ringing)).toEqual(['send-response']);
  expect(deadline(ringing.next)).toBe(Infinity);
  expect(kinds(after(ringing, [200, ACK]))).toEqual([]);
});

test('a refusal is sent again with doubling waits capped at T2 until timer H, when nobody acknowledges it', () => {
  let { next } = after(UNRELIABLE, [0, respond(486)]);
  const sent: number[] = [];
  while (next.state === 'completed') {
    const now = deadline(next);
    const step = advance(next, TIME, now);
    if (step.effects.length > 0) sent.push(now);
    ({ next } = step);
  }
  expect(sent).toEqual([500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]);
  expect(next).toEqual({ state: 'terminated', why: 'timeout' });
});

test('over a reliable transport a refusal is sent once, and waits for its ACK until timer H', () => {
  const refused = after(RELIABLE, [0, respond(486)]);
  expect(deadline(refused.next)).toBe(GIVE_UP);
  expect(after(refused, [GIVE_UP, TIME])).toEqual({ next: { state: 'terminated', why: 'timeout' }, effects: [] });
  expect(after(refused, [10, ACK]).next).toEqual({ state: 'terminated', why: 'done' });
});

test('the ACK to a refusal is absorbed, and what still comes too, until timer I', () => {
  const refused = after(UNRELIABLE, [0, respond(486)]);
  expect(kinds(after(refused, [100, REQUEST]))).toEqual(['repeat-response']);
  const confirmed = after(refused, [100, ACK]);
  expect(confirmed).toEqual({ next: { state: 'confirmed', endAt: 100 + T4 }, effects: [] });
  for (const input of [ACK, REQUEST, TIME, respond(200)])
    expect(after(confirmed, [200, input])).toEqual({ ...confirmed });
  expect(after(confirmed, [100 + T4, TIME]).next).toEqual({ state: 'terminated', why: 'done' });
});

test('a 2xx may be given again by the TU; copies of the INVITE are absorbed, an ACK goes up (RFC 6026)', () => {
  const accepted = after(UNRELIABLE, [0, respond(200)]);
  expect(kinds(accepted)).toEqual(['send-response']);
  expect(kinds(after(accepted, [500, respond(200)]))).toEqual(['send-response']);
  expect(kinds(after(accepted, [500, respond(486)]))).toEqual([]);
  expect(kinds(after(accepted, [500, REQUEST]))).toEqual([]);
  expect(kinds(after(accepted, [500, ACK]))).toEqual(['pass-ack']);
  expect(deadline(accepted.next)).toBe(GIVE_UP);
  expect(after(accepted, [GIVE_UP, TIME]).next).toEqual({ state: 'terminated', why: 'done' });
});

test('no second final response follows a refusal', () => {
  expect(kinds(after(UNRELIABLE, [0, respond(486)], [1, respond(200)]))).toEqual([]);
});

test('what is over stays over', () => {
  const over = after(RELIABLE, [0, respond(486)], [1, ACK]);
  expect(over.next).toEqual({ state: 'terminated', why: 'done' });
  for (const input of [REQUEST, ACK, TIME, respond(200)]) {
    expect(after(over, [2, input])).toEqual({ next: over.next, effects: [] });
  }
  expect(deadline(over.next)).toBe(Infinity);
});

test('a refusal nothing is kept of ends it at once; who was told 100 hears it again until the ACK', () => {
  const stateless: Input = { kind: 'respond-stateless', status: 401 };
  expect(after(start(0, false), [1, stateless])).toEqual({
    next: { state: 'terminated', why: 'done' },
    effects: [{ kind: 'send-stateless' }],
  });
  const proceeding = after(start(0, false), [200, TIME]);
  expect(after(proceeding, [300, stateless])).toEqual(after(proceeding, [300, { kind: 'respond', status: 401 }]));
});
