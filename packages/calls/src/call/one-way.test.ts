import { expect, test } from 'vitest';
import { viewOf } from './live-view.ts';
import { waysUnknown } from './one-way.ts';
import { jan, ringingCall } from './sample-call.ts';
import type { Input } from './step.ts';
import { Told, answered, hold, phone, talking, turn } from './told.fixture.ts';

type OfWay = 'silent' | 'heard' | 'unheard' | 'heard-there';
const is = (kind: OfWay, leg: 'caller' | 'callee-1' | 'callee-2' = 'callee-1'): Input => ({ kind, leg });

const toldAnna = ({ call }: Told) => viewOf(call, 'account-anna')?.unheard;
const toldJan = ({ call }: Told) => viewOf(call, 'account-jan')?.unheard;

test('Anna is told that the customer’s phone gets none of her voice, until it gets it again; it is kept for a restart', () => {
  const call = talking();
  expect(toldAnna(call)).toBeUndefined();
  call.at(10_000, is('unheard', 'caller'));
  expect([toldAnna(call), call.done, call.state]).toEqual(['there', ['note'], 'talking']);
  // What is known already is the same call.
  const before = call.call;
  expect([call.at(11_000, is('unheard', 'caller')).call === before, call.done]).toEqual([true, []]);
  call.at(15_000, is('heard-there', 'caller'));
  expect([toldAnna(call), call.done]).toEqual([undefined, ['note']]);
});

test('that her own phone hears nothing is no news of her voice', () => {
  expect(toldAnna(talking().at(10_000, is('unheard', 'callee-1')))).toBeUndefined();
});

test('it is known from the ringing on: a network may say so before anybody answers', () => {
  const call = new Told(ringingCall()).at(2_000, is('unheard', 'caller'));
  expect([call.state, call.done]).toEqual(['ringing', []]);
  expect(toldAnna(call.at(5_000, answered('callee-1')))).toBe('there');
});

test('a phone of which nothing comes is told so while it is waited for, and no more once it is heard', () => {
  const call = talking().at(10_000, is('silent'));
  expect([call.state, toldAnna(call)]).toEqual(['vanished', 'here']);
  expect(toldAnna(call.at(12_000, is('heard')))).toBeUndefined();
});

test('who holds is not to be heard, so that nothing is told; it is once they talk again', () => {
  const call = talking().at(10_000, is('unheard', 'caller')).at(11_000, hold('callee-1'));
  expect(toldAnna(call)).toBeUndefined();
  expect(toldAnna(call.at(12_000, hold('callee-1', false)))).toBe('there');
});

test('a phone that fell silent while it held is told so as soon as it is to be heard', () => {
  const call = talking().at(10_000, hold('callee-1')).at(14_000, is('silent'));
  expect([call.state, toldAnna(call)]).toEqual(['held', undefined]);
  call.at(15_000, hold('callee-1', false));
  expect([call.state, toldAnna(call)]).toEqual(['talking', 'here']);
});

test('in a consultation each is told of those who hear them now', () => {
  const consult = { kind: 'consult', by: 'callee-1', consulted: jan, rounds: [phone()] } as const;
  const call = talking().at(10_000, consult).at(12_000, answered('callee-2'));
  call.at(13_000, is('unheard', 'caller'));
  expect([toldAnna(call), toldJan(call)]).toEqual([undefined, undefined]);
  call.at(16_000, turn('join'));
  expect([call.state, toldAnna(call), toldJan(call)]).toEqual(['joined', 'there', 'there']);
});

test('of another engine nothing is known yet', () => {
  expect(toldAnna(new Told(waysUnknown(talking().at(10_000, is('unheard', 'caller')).call)))).toBeUndefined();
});
