import type { CallRefusal } from '@wpm/contract';
import { expect, test } from 'vitest';
import { advance, deadlineOf } from './advance.ts';
import type { Call, LegId, Refused } from './call.ts';
import { ringingCall } from './sample-call.ts';
import type { Effect, Input, Step } from './step.ts';

function after(call: Call, ...inputs: [Input, number][]): Step {
  let step: Step = { next: call, effects: [] };
  for (const [input, now] of inputs) step = advance(step.next, input, now);
  return step;
}

const no = (leg: LegId, why: CallRefusal, scope: Refused['scope'] = 'phone'): Input => ({
  kind: 'refused',
  leg,
  refused: { why, scope, cause: null },
});
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
const answered = (leg: 'callee-1' | 'callee-2' = 'callee-1'): Input => ({ kind: 'answered', leg });

test('a call is on disk before the caller hears that it was answered', () => {
  const { next, effects } = after(ringingCall(), [answered(), 5_000]);
  const ends = { caller: { leg: 'caller' }, callee: { leg: 'callee-1' } };
  expect(next.phase).toMatchObject({ state: 'connected', answeredAt: 5_000, activity: { kind: 'talking', ends } });
  expect(kinds(effects)).toEqual(['bridge', 'save', 'answer-caller']);
});

test('of two phones that ring, the first to answer has the call and the other stops ringing', () => {
  const { effects } = after(ringingCall(['callee-1', 'callee-2']), [answered('callee-2'), 5_000]);
  expect(effects[0]).toEqual({ kind: 'give-up', leg: 'callee-1' });
});

test('an answer that comes second is hung up and changes nothing', () => {
  const connected = after(ringingCall(['callee-1', 'callee-2']), [answered('callee-1'), 5_000]).next;
  const late = advance(connected, answered('callee-2'), 5_001);
  expect(late).toEqual({ next: connected, effects: [{ kind: 'hang-up', leg: 'callee-2' }] });
});

test('the caller hears ringing once, then early media, and never ringing over early media', () => {
  const ringing: Input = { kind: 'progress', leg: 'callee-1', heard: 'ringing' };
  const media: Input = { kind: 'progress', leg: 'callee-1', heard: 'early-media' };
  expect(kinds(after(ringingCall(), [ringing, 2_000]).effects)).toEqual(['tell-caller']);
  expect(after(ringingCall(), [ringing, 2_000], [ringing, 3_000]).effects).toEqual([]);
  expect(kinds(after(ringingCall(), [ringing, 2_000], [media, 3_000]).effects)).toEqual(['tell-caller']);
  expect(after(ringingCall(), [media, 2_000], [ringing, 3_000]).effects).toEqual([]);
});

test('a refusal ends the call with its plain reason, on disk before the caller is told', () => {
  const { next, effects } = after(ringingCall(), [no('callee-1', 'call/rejected'), 4_000]);
  expect(next.phase).toMatchObject({ state: 'ended', answeredAt: null, how: { result: 'rejected', by: 'callee' } });
  expect(effects).toEqual([{ kind: 'stop-media' }, { kind: 'save' }, { kind: 'refuse-caller', why: 'call/rejected' }]);
});

test('one phone that is busy does not end a call another phone still rings for', () => {
  const { next, effects } = after(ringingCall(['callee-1', 'callee-2']), [no('callee-1', 'call/busy'), 4_000]);
  expect(next.phase).toMatchObject({ state: 'ringing', legs: [{ id: 'callee-2' }] });
  expect(effects).toEqual([]);
});

test('a caller who gives up frees every phone and is told nothing more', () => {
  const { next, effects } = after(ringingCall(['callee-1', 'callee-2']), [{ kind: 'cancelled' }, 4_000]);
  expect(next.phase).toMatchObject({ state: 'ended', how: { result: 'cancelled', by: 'caller' } });
  expect(kinds(effects)).toEqual(['give-up', 'give-up', 'stop-media', 'save']);
});

test('nobody answers until the time is up, and not a millisecond earlier', () => {
  const call = ringingCall();
  expect(deadlineOf(call)).toBe(31_000);
  expect(advance(call, { kind: 'time' }, 30_999)).toEqual({ next: call, effects: [] });
  const { next, effects } = advance(call, { kind: 'time' }, 31_000);
  expect(next.phase).toMatchObject({ how: { result: 'no-answer', by: 'platform' } });
  expect(kinds(effects)).toEqual(['give-up', 'stop-media', 'save', 'refuse-caller']);
});

test.each([
  ['caller', 'caller', 'callee-1'],
  ['callee-1', 'callee', 'caller'],
] as const)('when the %s hangs up, the other is hung up after the record is on disk', (gone, by, other) => {
  const { next, effects } = after(
    ringingCall(),
    [answered(), 5_000],
    [{ kind: 'hung-up', leg: gone, cause: null }, 9_000],
  );
  expect(next.phase).toMatchObject({
    state: 'ended',
    answeredAt: 5_000,
    endedAt: 9_000,
    how: { result: 'answered', by },
  });
  expect(effects).toEqual([{ kind: 'stop-media' }, { kind: 'save' }, { kind: 'hang-up', leg: other }]);
});

test('a CANCEL that came between the answer and ours lets the callee go and counts as given up', () => {
  const { next, effects } = after(ringingCall(), [answered(), 5_000], [{ kind: 'cancelled' }, 5_001]);
  expect(next.phase).toMatchObject({ state: 'ended', answeredAt: null, how: { result: 'cancelled', by: 'caller' } });
  expect(effects.at(-1)).toEqual({ kind: 'hang-up', leg: 'callee-1' });
});

test('a call whose media died is ended for both by the platform', () => {
  const { next, effects } = after(ringingCall(), [answered(), 5_000], [{ kind: 'lost' }, 6_000]);
  expect(next.phase).toMatchObject({ how: { by: 'platform' } });
  expect(effects.slice(-2)).toEqual([
    { kind: 'hang-up', leg: 'caller' },
    { kind: 'hang-up', leg: 'callee-1' },
  ]);
});

test('a call that is over stays as it is; only a late answer is hung up', () => {
  const over = after(ringingCall(), [{ kind: 'cancelled' }, 4_000]).next;
  const inputs: Input[] = [
    { kind: 'cancelled' },
    { kind: 'lost' },
    { kind: 'time' },
    { kind: 'hung-up', leg: 'caller', cause: null },
    no('callee-1', 'call/busy'),
    { kind: 'progress', leg: 'callee-1', heard: 'ringing' },
  ];
  for (const input of inputs) expect(advance(over, input, 99_000)).toEqual({ next: over, effects: [] });
  expect(advance(over, answered(), 99_000).effects).toEqual([{ kind: 'hang-up', leg: 'callee-1' }]);
});

const twoRounds = (): Call => {
  const call = ringingCall();
  const target = { peer: { kind: 'trunk', trunkId: 'second' }, transport: 'rtp', uri: 'sip:1@second' } as const;
  const round = { targets: [{ ...target, from: { uri: 'sip:2@us' }, headers: [] }], ringMs: 20_000 };
  return { ...call, phase: { ...call.phase, later: [round] } };
};

test('a trunk that could not find the way is followed by the next, and the caller is told nothing', () => {
  const { next, effects } = after(twoRounds(), [no('callee-1', 'call/trunk-unavailable', 'way'), 4_000]);
  expect(kinds(effects)).toEqual(['originate', 'note']);
  expect(next.phase).toMatchObject({
    state: 'ringing',
    legs: [{ id: 'callee-2', trunkId: 'second' }],
    giveUpAt: 24_000,
    later: [],
  });
  expect(after(next, [answered('callee-2'), 6_000]).next.trunkId).toBe('second');
});

test('the last trunk that fails ends the call with its reason', () => {
  const { next } = after(
    twoRounds(),
    [no('callee-1', 'call/trunk-unavailable', 'way'), 4_000],
    [no('callee-2', 'call/no-answer', 'way'), 5_000],
  );
  expect(next.phase).toMatchObject({ state: 'ended', how: { refusal: 'call/no-answer' } });
});

test('busy is busy: no other trunk is asked', () => {
  const { effects } = after(twoRounds(), [no('callee-1', 'call/busy'), 4_000]);
  expect(kinds(effects)).toEqual(['stop-media', 'save', 'refuse-caller']);
});

test('a round that never rang in its time is given up for the next; one that rang is not answered', () => {
  const silent = after(twoRounds(), [{ kind: 'time' }, 31_000]);
  expect(kinds(silent.effects)).toEqual(['give-up', 'originate', 'note']);
  const rang = after(
    twoRounds(),
    [{ kind: 'progress', leg: 'callee-1', heard: 'ringing' }, 2_000],
    [{ kind: 'time' }, 31_000],
  );
  expect(rang.next.phase).toMatchObject({ how: { result: 'no-answer' } });
});

test('early media of a trunk that then failed gives way to our ringback while the next is tried', () => {
  const { effects } = after(
    twoRounds(),
    [{ kind: 'progress', leg: 'callee-1', heard: 'early-media' }, 2_000],
    [no('callee-1', 'call/trunk-unavailable', 'way'), 4_000],
  );
  expect(kinds(effects)).toEqual(['ring-on', 'originate', 'note']);
});

test('who declines for everywhere is rung nowhere else, though another phone still rings', () => {
  const { effects } = after(ringingCall(['callee-1', 'callee-2']), [
    no('callee-1', 'call/rejected', 'everyone'),
    4_000,
  ]);
  expect(kinds(effects)).toEqual(['give-up', 'stop-media', 'save', 'refuse-caller']);
});

test('of a busy phone and one that was not there, busy is what the caller hears', () => {
  const { next } = after(
    ringingCall(['callee-1', 'callee-2']),
    [no('callee-1', 'call/busy'), 4_000],
    [no('callee-2', 'call/no-answer', 'way'), 5_000],
  );
  expect(next.phase).toMatchObject({ how: { refusal: 'call/busy' } });
});
