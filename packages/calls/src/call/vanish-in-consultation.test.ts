import { expect, test } from 'vitest';
import { deadlineOf } from './advance.ts';
import { viewOf } from './live-view.ts';
import { anna, customer, jan } from './sample-call.ts';
import { type Told, answered, gone, phone, talking, turn } from './told.fixture.ts';
import type { Input } from './step.ts';

/** Anna asks Jan since 10 s, while the customer waits. */
const asking = () => talking().at(10_000, { kind: 'consult', by: 'callee-1', consulted: jan, rounds: [phone()] });
/** Jan has answered at 12 s. */
const consulting = () => asking().at(12_000, answered('callee-2'));
const swapped = () => consulting().at(13_000, turn('swap'));

const silent: Input = { kind: 'silent', leg: 'callee-1' };
const vanished: Input = { kind: 'vanished', leg: 'callee-1' };
const lost: Input = { kind: 'lost', leg: 'callee-1' };

const heardBy = (call: Told) => [call.state, call.hears('caller')];

test.each([
  ['rings', asking, 'give-up callee-2'],
  ['has answered', consulting, 'hang-up callee-2'],
  ['waits for his turn', swapped, 'hang-up callee-2'],
])(
  'Anna’s phone vanishes while Jan %s: he is let go, the customer is handed to nobody and waits for her',
  (_, at, letGo) => {
    for (const how of [silent, vanished, lost]) {
      const call = at().at(20_000, how);
      expect(heardBy(call)).toEqual(['vanished', 'comfort']);
      expect([call.done.slice(0, 3), deadlineOf(call.call)]).toEqual([[letGo, 'remove callee-2', 'sound'], 40_000]);
      expect(call.recorded).toEqual({ agent: [], customer: ['caller'] });
      expect(call.parts).toMatchObject([{ accountId: anna.accountId, endedAt: null }, { accountId: jan.accountId }]);
      expect(call.parts[1]?.endedAt).toBe(20_000);
      expect(viewOf(call.call, anna.accountId)).toMatchObject({
        activity: 'vanished',
        other: { number: customer.number },
      });
    }
  },
);

test('Anna comes back with another phone to the customer, in the same call', () => {
  const call = consulting()
    .at(20_000, vanished)
    .at(25_000, { kind: 'picked-up', replaced: 'callee-1', by: 'callee-3' });
  expect(heardBy(call)).toEqual(['talking', 'callee-3']);
  expect(call.parts[0]).toMatchObject({ accountId: anna.accountId, endedAt: null });
});

test('a phone that is heard again is with the customer again', () => {
  expect(heardBy(consulting().at(20_000, silent).at(21_000, { kind: 'heard', leg: 'callee-1' }))).toEqual([
    'talking',
    'callee-1',
  ]);
});

test('who does not come back in 20 s leaves the customer with a goodbye, and the platform has ended it', () => {
  const call = consulting().at(20_000, vanished).at(40_000, { kind: 'time' });
  expect(heardBy(call)).toEqual(['vanished', 'farewell']);
  call.at(45_000, { kind: 'played', leg: 'caller' });
  expect(call.call.phase).toMatchObject({ state: 'ended', how: { by: 'platform' } });
});

test('among three who talk the customer goes on with Jan, and Anna has left', () => {
  const call = consulting().at(15_000, turn('join')).at(20_000, vanished);
  expect(heardBy(call)).toEqual(['talking', 'callee-2']);
  expect(call.parts[0]).toMatchObject({ endedAt: 20_000, transferredTo: { number: jan.number } });
});

test.each([
  ['vanished', vanished],
  ['lost', lost],
])(
  'where the customer has left before, a phone that is %s ends the call for the platform and not for its user',
  (_, how) => {
    const call = consulting().at(15_000, gone('caller')).at(20_000, how);
    expect(call.call.phase).toMatchObject({ state: 'ended', how: { by: 'platform' } });
    expect(call.effects.find(({ kind }) => kind === 'hang-up')).toMatchObject({ why: 'call/network' });
  },
);

test('who was asked and whose phone vanishes leaves Anna with the customer', () => {
  expect(heardBy(consulting().at(20_000, { kind: 'vanished', leg: 'callee-2' }))).toEqual(['talking', 'callee-1']);
});
