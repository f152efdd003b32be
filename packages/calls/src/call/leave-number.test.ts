import { expect, test } from 'vitest';
import { missedChangeOf } from '../missed.ts';
import { deadlineOf } from './advance.ts';
import { begin } from './begin.ts';
import type { LeaveNumber } from './queue-plan.ts';
import { recordOf } from './record-of.ts';
import { customer } from './sample-call.ts';
import { queuedCall, routedTo, stageOf, toAnna } from './sample-queue.fixture.ts';
import { soundOf } from './sound.ts';
import type { Input } from './step.ts';
import { Told, gone } from './told.fixture.ts';

const leaveNumber: LeaveNumber = { afterMs: 30_000, offer: { file: 'offer' }, promise: { file: 'promise' } };
const one: Input = { kind: 'key', leg: 'caller', key: '1' };
const time: Input = { kind: 'time' };
const told = (about: Parameters<typeof queuedCall>[0] = {}) => new Told(queuedCall({ leaveNumber, ...about }));

test('after a while a customer is told that they may leave their number, and again later', () => {
  const waiting = told();
  expect(deadlineOf(waiting.call)).toBe(31_000);
  expect(waiting.at(31_000, time).effects).toEqual([{ kind: 'tell', what: { file: 'offer' } }]);
  expect(deadlineOf(waiting.call)).toBe(91_000);
  expect(waiting.at(91_000, time).done).toEqual(['tell']);
});

test('their place is not told into the offer', () => {
  const waiting = told({ tells: 'position', everyMs: 30_000 }).at(31_000, time);
  expect(waiting.done).toEqual(['tell']);
  expect(waiting.at(31_000, time).done).toEqual([]);
  expect(waiting.at(46_000, time).done).toEqual(['tell-place']);
});

test('key 1 leaves the number: they hear a promise, and are missed as asking to be called back, short wait or not', () => {
  const waiting = told({ shortAbandonMs: 60_000 }).at(40_000, one);
  expect([stageOf(waiting), waiting.done]).toEqual(['parting', ['sound', 'note']]);
  const { phase } = waiting.call;
  const sound = phase.state === 'connected' ? soundOf(waiting.call, phase.activity) : undefined;
  expect(sound?.hearings).toEqual([{ leg: 'caller', from: [], plays: { file: 'promise' } }]);
  // Who has heard enough has left it all the same.
  const record = recordOf(waiting.at(42_000, gone('caller')).call, 42_000);
  expect(record).toMatchObject({ result: 'no-answer', queue: { left: 'number-left', isShort: false } });
  expect(missedChangeOf(record)).toMatchObject({
    kind: 'missed',
    number: customer.number,
    reason: 'number-left',
    line: { kind: 'campaign', campaignId: 'sales' },
  });
});

test('where the campaign keeps places, key 1 keeps theirs: they hear the promise, and are missed as to be called in their turn', () => {
  const waiting = told({ leaveNumber: { ...leaveNumber, keepsPlace: true } }).at(40_000, one);
  const { phase } = waiting.call;
  const sound = phase.state === 'connected' ? soundOf(waiting.call, phase.activity) : undefined;
  expect(sound?.hearings).toEqual([{ leg: 'caller', from: [], plays: { file: 'promise' } }]);
  const record = recordOf(waiting.at(42_000, gone('caller')).call, 42_000);
  expect(record).toMatchObject({
    result: 'no-answer',
    queue: { left: 'place-kept', enteredAt: 1_000, isShort: false },
  });
  expect(missedChangeOf(record)).toMatchObject({ kind: 'missed', reason: 'place-kept' });
});

test('who calls again while their place is kept waits at that place', () => {
  const routing = routedTo({ maxWaitMs: 60_000 });
  if (!routing.to.ok || routing.to.value.kind !== 'queue') throw new Error('it leads to a queue');
  const { value } = routing.to;
  const source = {
    kind: 'trunk',
    trunkId: 'lab',
    tenantId: 'tenant-1',
    peer: { kind: 'trunk', trunkId: 'lab' },
  } as const;
  const { next } = begin('call-2', source, { ...routing, to: { ok: true, value: { ...value, since: 400 } } }, 9_000);
  expect(next.campaign).toMatchObject({ enteredAt: 400, waitingSince: 9_000, waitUntil: 69_000 });
});

test('other keys, and key 1 where it is not offered or somebody is rung already, leave nothing', () => {
  expect(stageOf(told().at(40_000, { kind: 'key', leg: 'caller', key: '2' }))).toBe('waiting');
  expect(stageOf(new Told(queuedCall()).at(40_000, one))).toBe('waiting');
  expect(stageOf(told().at(39_000, toAnna).at(40_000, one))).toBe('offered');
});

test('who withholds their number is told nothing of it, and cannot leave it', () => {
  const call = queuedCall({ leaveNumber });
  const party = { ...customer, number: 'anonymous' };
  const { activity } = call.phase;
  if (activity.kind !== 'queued') throw new Error('the call waits');
  const withheld = new Told({
    ...call,
    caller: party,
    phase: { ...call.phase, activity: { ...activity, customer: { ...activity.customer, party } } },
  });
  expect(withheld.at(31_000, time).done).toEqual([]);
  expect(deadlineOf(withheld.call)).toBeUndefined();
  expect(stageOf(withheld.at(40_000, one))).toBe('waiting');
});
