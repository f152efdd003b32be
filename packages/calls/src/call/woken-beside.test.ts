import { describe, expect, test } from 'vitest';
import { anna, jan, ringingCall } from './sample-call.ts';
import type { Beside } from './step.ts';
import { Told, answered, no, rings, target } from './told.fixture.ts';

const beside = (came: Beside['came'], accountId = anna.accountId): Beside => ({
  kind: 'woken-beside',
  accountId,
  came,
});
/** Anna's phone says nothing, and her devices are woken. */
const waking = () => new Told(ringingCall()).at(2_500, beside('waking'));

describe('a direct call whose phones say nothing', () => {
  test('rings the phone that comes back as well, and whoever answers first has it', () => {
    const call = waking().at(5_000, beside([target()]));
    expect(call.done).toEqual(['originate callee-2', 'note']);
    call.at(6_000, rings('callee-2')).at(7_000, answered('callee-2'));
    expect([call.state, call.done]).toEqual(['talking', ['give-up callee-1', 'bridge', 'save', 'answer-caller']]);
  });

  test('lets the caller hear that a device rings, for as long as a phone does', () => {
    const call = new Told(ringingCall());
    const { phase } = call.call;
    if (phase.state !== 'ringing') throw new Error('it rings');
    call.call = { ...call.call, phase: { ...phase, giveUpAt: 9_000, ringUntil: 31_000 } };
    call.at(2_500, beside('waking')).at(4_000, beside('device'));
    expect(call.effects).toEqual([{ kind: 'tell-caller', heard: 'ringing', leg: 'callee-1' }]);
    expect(call.at(9_000, { kind: 'time' }).state).toBe('ringing');
    expect(call.at(31_000, { kind: 'time' }).state).toBe('ended');
    expect(call.parts.at(-1)).toMatchObject({ accountId: anna.accountId, result: 'no-answer' });
  });

  test('is not over when the phone is found gone while a device is woken or rings, but when nobody came', () => {
    const lost = no('callee-1', 'call/unreachable', 'way');
    expect(new Told(ringingCall()).at(3_000, lost).state).toBe('ended');
    const call = waking().at(3_000, lost);
    expect(call.state).toBe('ringing');
    expect(call.at(10_000, beside('nobody')).state).toBe('ended');
    expect(waking().at(3_000, beside('device')).at(4_000, lost).state).toBe('ringing');
  });

  test('waits for the phone that was asked where nobody came', () => {
    const call = waking().at(10_000, beside('nobody'));
    expect([call.state, call.done]).toEqual(['ringing', []]);
    expect(call.at(11_000, answered('callee-1')).state).toBe('talking');
  });

  test('ends when the user says no on the device, and no phone of theirs rings on', () => {
    const call = waking().at(4_000, beside('declined'));
    expect(call.state).toBe('ended');
    expect(call.done).toContain('give-up callee-1');
    expect(call.parts.at(-1)).toMatchObject({ result: 'rejected' });
  });
});

test('what comes of waking somebody whom the call does not ring any more changes nothing', () => {
  for (const call of [new Told(ringingCall()), new Told(ringingCall()).at(2_000, answered('callee-1'))]) {
    const before = call.call;
    call.at(3_000, beside([target()], jan.accountId));
    expect([call.call, call.effects]).toEqual([before, []]);
  }
  const answeredCall = new Told(ringingCall()).at(2_000, answered('callee-1'));
  expect(answeredCall.at(3_000, beside('declined')).state).toBe('talking');
});
