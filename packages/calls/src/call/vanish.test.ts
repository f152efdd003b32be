import { expect, test } from 'vitest';
import { deadlineOf } from './advance.ts';
import { refusalToHandOn } from './commands.ts';
import { viewOf } from './live-view.ts';
import { standingOf } from './pick-up.ts';
import { anna, jan, ringingCall } from './sample-call.ts';
import type { Input, Presence } from './step.ts';
import { Told, answered, gone, hold, talking } from './told.fixture.ts';

const is = (kind: Presence['kind'], leg: Presence['leg'] = 'callee-1'): Input => ({ kind, leg });
const lost: Input = { kind: 'lost', leg: 'callee-1' };
const time: Input = { kind: 'time' };
const rejoined: Input = { kind: 'picked-up', replaced: 'callee-1', by: 'callee-2' };

/** Anna's phone fell silent at 10 s of the clock. */
const silent = () => talking().at(10_000, is('silent'));
/** Its dialog was over then. */
const vanished = () => talking().at(10_000, is('vanished'));

test('a phone that falls silent leaves the customer with our comfort; when it is heard again they go on', () => {
  const call = silent();
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['vanished', 'comfort', 'caller']);
  expect(call.done).toEqual(['sound', 'save']);
  expect(call.recorded).toEqual({ agent: [], customer: ['caller'] });
  call.at(15_000, is('heard'));
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['talking', 'callee-1', 'caller']);
  expect(call.recorded).toEqual({ agent: ['callee-1'], customer: ['caller'] });
});

test.each([
  ['nobody answers there', is('vanished')],
  ['its media is lost', lost],
])('of a phone whose dialog is over because %s, its user may come back with another within 20 s', (_, how) => {
  const call = talking().at(10_000, how);
  expect([call.state, call.hears('caller')]).toEqual(['vanished', 'comfort']);
  expect(call.done).toEqual(['sound', 'hang-up callee-1', 'remove callee-1', 'save']);
  expect(standingOf(call.call, 'callee-1')).toEqual({ party: anna, isEarly: false });
  call.at(29_999, rejoined);
  expect([call.state, call.hears('caller'), call.hears('callee-2')]).toEqual(['talking', 'callee-2', 'caller']);
  expect(call.done).toEqual(['sound', 'save', 'answer callee-2']);
  expect(call.at(40_000, gone('caller')).parts).toMatchObject([{ talkMs: 35_000, result: 'answered' }]);
});

test('a phone that is only silent is let go when another of its user comes', () => {
  expect(silent().at(12_000, rejoined).done).toEqual([
    'sound',
    'save',
    'answer callee-2',
    'hang-up callee-1',
    'remove callee-1',
  ]);
});

test('after 20 s the customer hears a goodbye, nobody can come back any more, and the call ends when it was said', () => {
  const call = silent();
  expect(deadlineOf(call.call)).toBe(30_000);
  expect(call.at(29_999, time).done).toEqual([]);
  call.at(30_000, time);
  expect([call.state, call.hears('caller')]).toEqual(['vanished', 'farewell']);
  expect(call.done).toEqual(['sound', 'hang-up callee-1', 'remove callee-1', 'save']);
  expect(standingOf(call.call, 'callee-1')).toBeUndefined();
  expect(call.at(31_000, is('heard')).state).toBe('vanished');
  expect(call.at(32_000, is('played', 'callee-1')).state).toBe('vanished');
  call.at(37_000, is('played', 'caller'));
  expect(call.done).toEqual(['stop-media', 'save', 'hang-up caller']);
  expect(call.effects.at(-1)).toMatchObject({ why: 'call/network' });
  expect(call.call.phase).toMatchObject({ how: { by: 'platform', result: 'answered' } });
});

test('a goodbye whose end nobody tells of ends the call by its time', () => {
  const call = silent().at(30_000, time);
  expect(deadlineOf(call.call)).toBe(45_000);
  expect(call.at(45_000, time).state).toBe('ended');
});

test('silence that becomes loss is waited for no longer than silence, and the comfort does not begin anew', () => {
  const call = silent().at(20_000, lost);
  expect(call.done).toEqual(['hang-up callee-1', 'remove callee-1', 'save']);
  expect(deadlineOf(call.call)).toBe(30_000);
  expect(call.at(21_000, is('heard')).state).toBe('vanished');
});

test('a network that falls silent is none of ours, one whose dialog is over has hung up, one that is lost ends the call', () => {
  expect(talking().at(10_000, is('silent', 'caller')).effects).toEqual([]);
  expect(talking().at(10_000, is('vanished', 'caller')).call.phase).toMatchObject({ how: { by: 'caller' } });
  expect(talking().at(10_000, { kind: 'lost', leg: 'caller' }).call.phase).toMatchObject({ how: { by: 'platform' } });
});

test('whoever waits may hang up, and so may the user whose phone is only silent', () => {
  expect(vanished().at(12_000, gone('caller')).call.phase).toMatchObject({ how: { by: 'caller' } });
  expect(silent().at(12_000, gone('callee-1')).call.phase).toMatchObject({ how: { by: 'callee' } });
  expect(vanished().at(12_000, gone('callee-1')).state).toBe('vanished');
  expect(silent().at(12_000, { kind: 'lost', leg: 'caller' }).state).toBe('ended');
});

test('a hold by command is the user’s and lasts over the loss; that of the phone went with it', () => {
  const byCommand = talking()
    .at(8_000, hold('callee-1', true, 'command'))
    .at(10_000, lost)
    .at(12_000, rejoined);
  expect([byCommand.state, byCommand.hears('caller')]).toEqual(['held', 'music']);
  const byPhone = talking().at(8_000, hold('callee-1')).at(10_000, lost).at(12_000, rejoined);
  expect([byPhone.state, byPhone.hears('caller')]).toEqual(['talking', 'callee-2']);
  expect(byPhone.at(20_000, gone('caller')).parts).toMatchObject([{ holdMs: 2_000 }]);
});

test('who is on hold hears music already: silence there tells nothing', () => {
  const call = talking().at(8_000, hold('callee-1')).at(10_000, is('silent'));
  expect([call.state, call.effects]).toEqual(['held', []]);
});

test('while a phone is away nobody hands the call on', () => {
  expect(refusalToHandOn(silent().call, 'callee-1')).toBe('command/under-way');
});

test('both users of a call see which of their phones is away', () => {
  const call = new Told(ringingCall(['callee-1'], { caller: jan })).at(5_000, answered('callee-1'));
  call.at(10_000, lost);
  expect(viewOf(call.call, anna.accountId)).toMatchObject({ activity: 'vanished', other: { number: jan.number } });
  expect(viewOf(call.call, jan.accountId)).toMatchObject({ activity: 'waiting', other: { number: anna.number } });
});

test('after a restart a silent phone is taken to be there, and one that is gone is waited for on', () => {
  expect(silent().at(12_000, { kind: 'resumed' }).state).toBe('talking');
  const call = vanished().at(12_000, { kind: 'resumed' });
  expect([call.state, call.hears('caller'), deadlineOf(call.call)]).toEqual(['vanished', 'comfort', 30_000]);
});
