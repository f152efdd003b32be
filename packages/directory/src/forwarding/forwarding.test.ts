import { type ForwardingReason, type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type Hop, MOST_HOPS, WAKE_MS, patienceWith, refusalToForward, ruleFor } from './forwarding.ts';

const to = (target: string) => ({ on: true, target });
const ALL: ForwardingRules = {
  always: to('101'),
  unreachable: to('102'),
  busy: to('103'),
  'no-answer': { ...to('104'), afterSeconds: 10 },
  voicemail: false,
};
const without = (...off: ForwardingReason[]): ForwardingRules =>
  off.reduce((rules, reason) => ({ ...rules, [reason]: { ...rules[reason], on: false } }), ALL);

const user = (name: string) => ({ accountId: name, number: name });
const outside = (number: string) => ({ accountId: null, number });
const hop = (from: string, onTo: Hop['to'], refusal: string | null = null): Hop => ({
  from: user(from),
  to: onTo,
  refusal,
});
const customer = outside('+48600100200');

test('each kind goes to its own target, and only what has happened decides', () => {
  expect(ruleFor(ALL, 'placed')).toEqual({ reason: 'always', target: '101' });
  expect(ruleFor(ALL, 'unreachable')).toEqual({ reason: 'unreachable', target: '102' });
  expect(ruleFor(ALL, 'busy')).toEqual({ reason: 'busy', target: '103' });
  expect(ruleFor(ALL, 'no-answer')).toEqual({ reason: 'no-answer', target: '104' });
});

test('what is off forwards nothing, whatever its target', () => {
  expect(ruleFor(without('always'), 'placed')).toBeUndefined();
  expect(ruleFor(without('unreachable'), 'unreachable')).toBeUndefined();
  expect(ruleFor(without('busy'), 'busy')).toBeUndefined();
  expect(ruleFor(without('no-answer'), 'no-answer')).toBeUndefined();
  expect(ruleFor(NO_FORWARDING, 'never-rang')).toBeUndefined();
});

test('phones that never rang are unreachable; without a rule for that, they did not answer', () => {
  expect(ruleFor(ALL, 'never-rang')?.reason).toBe('unreachable');
  expect(ruleFor(without('unreachable'), 'never-rang')?.reason).toBe('no-answer');
  expect(ruleFor(without('no-answer'), 'no-answer')).toBeUndefined();
});

test('only a rule for no answer makes the phones ring shorter, and none makes them ring longer', () => {
  expect(patienceWith(ALL, 30_000)).toEqual({ ringMs: 10_000, wakeMs: WAKE_MS });
  expect(patienceWith(without('no-answer'), 30_000)).toEqual({ ringMs: 30_000, wakeMs: WAKE_MS });
  expect(patienceWith(without('unreachable'), 8_000)).toEqual({ ringMs: 8_000 });
});

test('nobody is forwarded to themselves, to where the call has been, or to who calls', () => {
  const call = { caller: customer, hops: [hop('anna', user('jan')), hop('jan', user('piotr'))] };
  const on = (target: Hop['to']) => refusalToForward({ from: user('piotr'), to: target }, call);
  expect(on(user('piotr'))).toBe('forwarding/loop');
  expect(on(user('anna'))).toBe('forwarding/loop');
  expect(on(user('jan'))).toBe('forwarding/loop');
  expect(on(customer)).toBe('forwarding/loop');
  expect(on(user('maria'))).toBeUndefined();
  expect(on(outside('+48500'))).toBeUndefined();
  expect(refusalToForward({ from: user('jan'), to: user('eve') }, { caller: user('eve'), hops: [] })).toBe(
    'forwarding/loop',
  );
});

test('a number outside is no user, though it be written alike', () => {
  expect(
    refusalToForward({ from: user('jan'), to: outside('anna') }, { caller: user('anna'), hops: [] }),
  ).toBeUndefined();
});

test('five hops are the most, and those that were refused are none', () => {
  const chain = Array.from({ length: MOST_HOPS }, (_, at) => hop(`user-${at}`, user(`user-${at + 1}`)));
  const next = { from: user('user-5'), to: user('user-6') };
  expect(refusalToForward(next, { caller: customer, hops: chain })).toBe('forwarding/too-many-hops');
  expect(refusalToForward(next, { caller: customer, hops: chain.slice(1) })).toBeUndefined();
  const refused = hop('user-1', user('user-6'), 'call/not-permitted');
  expect(refusalToForward(next, { caller: customer, hops: [...chain.slice(1), refused] })).toBeUndefined();
});

test('what the network says of steps before counts: who sent the call on once does not again, and steps add up', () => {
  const diverted = { by: [user('jan'), outside('+48500')], hops: MOST_HOPS - 1 };
  const on = (from: string, next: Hop['to'], hops: readonly Hop[] = []) =>
    refusalToForward({ from: user(from), to: next }, { caller: customer, hops, diverted });
  expect(on('jan', user('maria'))).toBe('forwarding/loop');
  expect(on('anna', user('jan'))).toBe('forwarding/loop');
  expect(on('anna', outside('+48500'))).toBe('forwarding/loop');
  expect(on('anna', user('maria'))).toBeUndefined();
  expect(on('maria', user('eve'), [hop('anna', user('maria'))])).toBe('forwarding/too-many-hops');
});
