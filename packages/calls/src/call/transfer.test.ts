import { expect, test } from 'vitest';
import type { Party } from '../party.ts';
import type { Round } from '../ports.ts';
import { deadlineOf } from './advance.ts';
import { refusalToHandOn } from './commands.ts';
import { anna, customer, jan, ringingCall } from './sample-call.ts';
import type { Input } from './step.ts';
import { Told, answered, gone, hold, no, phone, rings, talking, target } from './told.fixture.ts';

const transfer = (change: Partial<Extract<Input, { kind: 'transfer' }>> = {}): Input => ({
  kind: 'transfer',
  by: 'callee-1',
  recipient: jan,
  rounds: [phone()],
  stays: false,
  ...change,
});
const back = (...rounds: Round[]): Input => ({ kind: 'found', rounds });

/** Anna has handed the customer on to Jan at 10 s, by command. */
const handedOn = (change = {}) => talking().at(10_000, transfer(change));
/** The same by REFER: Anna is still there. */
const referred = () => handedOn({ stays: true });

test('a phone on hold leaves the other with music, and back is back', () => {
  const call = talking().at(10_000, hold('callee-1'));
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['held', 'music', '']);
  expect(call.done).toEqual(['sound', 'note']);
  call.at(14_000, hold('callee-1', false));
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['talking', 'callee-1', 'caller']);
  expect(call.at(20_000, gone('caller')).parts[0]).toMatchObject({ talkMs: 11_000, holdMs: 4_000 });
});

test('a hold that is said twice is one hold, and a re-INVITE that changes nothing of it does nothing', () => {
  const call = talking().at(10_000, hold('callee-1')).at(12_000, hold('callee-1'));
  expect(call.effects).toEqual([]);
  expect(call.at(13_000, hold('callee-1', false)).at(14_000, hold('callee-1', false)).effects).toEqual([]);
  expect(call.at(20_000, gone('caller')).parts[0]).toMatchObject({ holdMs: 3_000 });
});

test('two users who hold each other both hear music, until both are back', () => {
  const call = new Told(ringingCall(['callee-1'], { caller: jan })).at(5_000, answered('callee-1'));
  call.at(6_000, hold('caller')).at(7_000, hold('callee-1'));
  expect([call.hears('caller'), call.hears('callee-1')]).toEqual(['music', 'music']);
  call.at(9_000, hold('caller', false));
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['held', 'music', '']);
  expect(call.call.phase).toMatchObject({ activity: { since: 6_000 } });
  expect(call.at(11_000, hold('callee-1', false)).state).toBe('talking');
});

test('a customer on hold is none of ours: what their network plays is heard', () => {
  expect(talking().at(6_000, hold('caller')).effects).toEqual([]);
});

test('by command the user is free at once, on disk before; the customer hears music, then that it rings', () => {
  const call = handedOn();
  expect(call.done).toEqual(['sound', 'originate callee-2', 'save', 'hang-up callee-1', 'remove callee-1']);
  expect([call.state, call.hears('caller'), call.recorded]).toEqual([
    'transferring',
    'music',
    { agent: [], customer: ['caller'] },
  ]);
  expect(call.parts).toMatchObject([
    { accountId: anna.accountId, endedAt: 10_000, result: 'answered', transferredTo: { number: '102' } },
    { accountId: jan.accountId, endedAt: null, transferredFrom: { number: anna.number } },
  ]);
  expect(call.at(11_000, rings('callee-2')).hears('caller')).toBe('ringback');
});

test('who answers takes the place of who handed on, also in the recording', () => {
  const call = handedOn().at(12_000, answered('callee-2'));
  expect(call.done).toEqual(['sound', 'save']);
  expect([call.hears('caller'), call.hears('callee-2')]).toEqual(['callee-2', 'caller']);
  expect(call.recorded).toEqual({ agent: ['callee-2'], customer: ['caller'] });
  call.at(20_000, gone('callee-2'));
  expect(call.call.phase).toMatchObject({ state: 'ended', how: { result: 'answered', by: 'callee' } });
  expect(call.done).toEqual(['stop-media', 'save', 'hang-up caller']);
  expect(call.parts[1]).toMatchObject({ ringMs: 2_000, talkMs: 8_000, outcome: 'answered' });
});

test('the channels are not swapped where the user who called hands the customer on', () => {
  const call = new Told(ringingCall(['callee-1'], { caller: anna, callee: customer })).at(5_000, answered('callee-1'));
  expect(call.recorded).toEqual({ agent: ['caller'], customer: ['callee-1'] });
  call.at(6_000, transfer({ by: 'caller' })).at(8_000, answered('callee-2'));
  expect(call.recorded).toEqual({ agent: ['callee-2'], customer: ['callee-1'] });
  expect(call.at(9_000, gone('callee-1')).call.phase).toMatchObject({ how: { by: 'callee' } });
});

test('nobody answers in 25 s: the phones of who handed on are looked for and ring again', () => {
  const call = handedOn().at(11_000, rings('callee-2'));
  expect(deadlineOf(call.call)).toBe(35_000);
  expect(call.at(34_999, { kind: 'time' }).effects).toEqual([]);
  call.at(35_000, { kind: 'time' });
  expect(call.done).toEqual(['give-up callee-2', 'remove callee-2', 'sound', 'note', 'seek']);
  expect(call.hears('caller')).toBe('music');
  expect(call.at(35_010, back(phone())).done).toEqual(['originate callee-3', 'note']);
  call.at(37_000, answered('callee-3'));
  expect([call.state, call.hears('caller')]).toEqual(['talking', 'callee-3']);
  expect(call.parts).toMatchObject([
    { accountId: anna.accountId, result: 'answered' },
    { accountId: jan.accountId, result: 'no-answer', outcome: 'missed', endedAt: 35_000 },
    { accountId: anna.accountId, result: null, transferredFrom: { number: '102' }, ringMs: 1_990 },
  ]);
});

test('a recipient who refuses brings it back at once, with their reason in the history', () => {
  const call = handedOn().at(11_000, no('callee-2', 'call/busy'));
  expect(call.done).toEqual(['remove callee-2', 'sound', 'note', 'seek']);
  expect(call.parts[1]).toMatchObject({ result: 'busy' });
});

test('who handed on is nowhere, or does not answer: the call ends, and the customer is told why', () => {
  const nowhere = handedOn().at(11_000, no('callee-2', 'call/busy')).at(11_010, back());
  expect(nowhere.effects.at(-1)).toEqual({ kind: 'hang-up', leg: 'caller', why: 'call/unreachable' });
  const silent = handedOn()
    .at(11_000, no('callee-2', 'call/busy'))
    .at(11_010, back(phone(20_000)));
  silent.at(12_000, rings('callee-3')).at(31_010, { kind: 'time' });
  expect(silent.call.phase).toMatchObject({ state: 'ended', how: { result: 'answered', by: 'platform' } });
  expect(silent.effects.at(-1)).toEqual({ kind: 'hang-up', leg: 'caller', why: 'call/no-answer' });
  expect(silent.parts.at(-1)).toMatchObject({ accountId: anna.accountId, outcome: 'missed' });
});

test('a trunk that has no way is followed by the next within the 25 s, and no longer', () => {
  const outside: Party = { ...customer, number: '+48500' };
  const rounds = ['a', 'b'].map((trunkId) => ({ targets: [target(trunkId)], ringMs: 120_000 }));
  const call = handedOn({ recipient: outside, rounds });
  call.at(20_000, no('callee-2', 'call/trunk-unavailable', 'way'));
  expect(call.done).toEqual(['remove callee-2', 'originate callee-3', 'note']);
  expect(deadlineOf(call.call)).toBe(35_000);
  expect(call.at(35_000, { kind: 'time' }).done).toContain('seek');
});

test('by REFER the user stays until somebody answers, hears how it stands, and is then let go', () => {
  const call = referred();
  expect(call.done).toEqual(['sound', 'originate callee-2', 'save']);
  expect(call.parts[0]).toMatchObject({ endedAt: null });
  call.at(11_000, rings('callee-2'));
  expect(call.effects).toContainEqual({ kind: 'tell-initiator', leg: 'callee-1', what: 'ringing' });
  call.at(12_000, answered('callee-2'));
  expect(call.done).toEqual(['sound', 'save', 'tell-initiator callee-1', 'hang-up callee-1', 'remove callee-1']);
  expect(call.parts[0]).toMatchObject({ endedAt: 12_000, transferredTo: { number: '102' } });
});

test('by REFER a refusal gives the customer back to who is still there, on hold if their phone holds', () => {
  const call = talking()
    .at(8_000, hold('callee-1'))
    .at(10_000, transfer({ stays: true }));
  call.at(11_000, no('callee-2', 'call/rejected'));
  expect(call.done).toEqual(['remove callee-2', 'tell-initiator callee-1', 'sound', 'save']);
  expect([call.state, call.hears('caller')]).toEqual(['held', 'music']);
  call.at(12_000, hold('callee-1', false));
  expect(call.hears('caller')).toBe('callee-1');
  expect(call.parts[0]).toMatchObject({ endedAt: null, transferredTo: null, holdMs: 4_000 });
});

test('who referred may take the hold off while it rings: it counts when the customer is back', () => {
  const call = talking()
    .at(8_000, hold('callee-1'))
    .at(10_000, transfer({ stays: true }));
  call.at(11_000, hold('callee-1', false)).at(12_000, no('callee-2', 'call/rejected'));
  expect([call.state, call.hears('caller')]).toEqual(['talking', 'callee-1']);
});

test('who referred hangs up before anybody answers: the transfer goes on, and comes back by ringing', () => {
  const call = referred().at(11_000, gone('callee-1'));
  expect([call.state, ...call.done]).toEqual(['transferring', 'remove callee-1', 'save']);
  expect(call.at(12_000, no('callee-2', 'call/busy')).done).toContain('seek');
});

test('the customer hangs up while it rings: everybody is let go, and who referred is told', () => {
  const call = referred().at(11_000, gone('caller'));
  expect(call.done).toEqual(['give-up callee-2', 'tell-initiator callee-1', 'stop-media', 'save', 'hang-up callee-1']);
  expect(call.call.phase).toMatchObject({ how: { by: 'caller', result: 'answered' } });
  expect(call.parts[1]).toMatchObject({ result: 'no-answer', outcome: 'missed' });
});

test('an answer that comes as the transfer is taken back is hung up', () => {
  const call = handedOn().at(35_000, { kind: 'time' }).at(35_001, answered('callee-2'));
  expect(call.effects).toEqual([{ kind: 'hang-up', leg: 'callee-2' }]);
  expect(call.state).toBe('transferring');
});

test('of two phones of the recipient the first to answer has the call, and the other stops ringing', () => {
  const call = handedOn({ rounds: [{ targets: [target(), target()], ringMs: 30_000 }] });
  expect(call.at(12_000, answered('callee-3')).done).toEqual(['give-up callee-2', 'remove callee-2', 'sound', 'save']);
});

test('a second transfer while one is under way, one by a customer, and one before the answer are refused', () => {
  expect(refusalToHandOn(referred().call, 'callee-1')).toBe('command/under-way');
  expect(refusalToHandOn(handedOn().call, 'callee-1')).toBe('command/not-connected');
  expect(refusalToHandOn(talking().call, 'caller')).toBe('command/not-allowed');
  expect(refusalToHandOn(ringingCall(), 'callee-1')).toBe('command/not-connected');
  const under = referred();
  expect(under.at(11_000, transfer({ stays: true })).effects).toEqual([]);
  expect(talking().at(6_000, transfer({ by: 'caller' })).effects).toEqual([]);
});

test('media of who referred that dies does not take the customer with it; that of the customer ends the call', () => {
  const call = referred().at(11_000, { kind: 'lost', leg: 'callee-1' });
  expect([call.state, ...call.done]).toEqual(['transferring', 'hang-up callee-1', 'remove callee-1', 'save']);
  expect(referred().at(11_000, { kind: 'lost', leg: 'caller' }).state).toBe('ended');
});

test('after a restart what rang counts as silent: back to who is there, else their phones are looked for', () => {
  expect(referred().at(60_000, { kind: 'resumed' }).state).toBe('talking');
  expect(handedOn().at(60_000, { kind: 'resumed' }).done).toContain('seek');
  const coming = handedOn().at(11_000, no('callee-2', 'call/busy')).at(11_010, back(phone()));
  expect(coming.at(60_000, { kind: 'resumed' }).done).toEqual(['sound', 'note', 'seek']);
  expect(coming.parts.at(-1)).toMatchObject({ accountId: anna.accountId, result: 'no-answer' });
  const held = talking().at(8_000, hold('callee-1')).at(60_000, { kind: 'resumed' });
  expect([held.state, ...held.done]).toEqual(['held', 'sound']);
});

test('a transfer comes back from who was handed it, and can be handed on again', () => {
  const call = handedOn().at(12_000, answered('callee-2'));
  call.at(15_000, transfer({ by: 'callee-2', recipient: anna })).at(16_000, answered('callee-3'));
  expect([call.hears('caller'), call.parts.length]).toEqual(['callee-3', 3]);
  expect(call.parts.filter(({ endedAt }) => endedAt === null)).toMatchObject([
    { accountId: anna.accountId, number: 3 },
  ]);
});
