import { expect, test } from 'vitest';
import { afterPartOf } from './after-part.ts';
import type { QueuePlan } from './queue-plan.ts';
import { recordOf } from './record-of.ts';
import { jan, recordedFrom } from './sample-call.ts';
import { plan, queuedCall, sales, toAnna, toJan } from './sample-queue.fixture.ts';
import { Told, answered, gone } from './told.fixture.ts';

const help = { ...sales, number: '+48221000300', name: 'Help' };
const OFF = { kind: 'off' } as const;

/** Anna, whom a campaign's customer talks with, hands them on to another campaign. */
function handedOn(about: Partial<QueuePlan> = {}, isOpen = true, stays = false): Told {
  const told = new Told(queuedCall()).at(2_000, toAnna).at(5_000, answered('callee-1'));
  told.call = { ...told.call, recording: recordedFrom(5_000) };
  const queue = { kind: 'queue', plan: plan({ campaignId: 'help', name: 'Help', ...about }), isOpen } as const;
  return told.at(9_000, { kind: 'transfer', by: 'callee-1', recipient: help, rounds: [], queue, stays });
}

test('the customer waits in the other queue, hears music and goes on being recorded; who handed them on is done', () => {
  const told = handedOn();
  expect(told.done).toEqual(['sound', 'save', 'hang-up callee-1', 'remove callee-1']);
  expect(told.hears('caller')).toBe('music');
  expect(told.recorded).toEqual({ agent: [], customer: ['caller'] });
  const { queue, segments } = recordOf(told.call, 9_000);
  expect(queue).toMatchObject({ campaignId: 'help', enteredAt: 9_000, left: null, waitMs: 4_000 });
  const parted = { accountId: 'account-anna', result: 'answered', transferredTo: { name: 'Help' } };
  expect(segments).toMatchObject([{ ...parted, before: { campaignId: 'sales' } }]);
});

test('a phone that asked by REFER hears that it is done', () => {
  expect(handedOn({}, true, true).done).toContain('tell-initiator callee-1');
});

test('an agent of the other campaign has the customer next, and each wraps up as their own campaign has it', () => {
  const told = handedOn({ wrapUp: OFF });
  expect(afterPartOf(told.call, 'account-anna')).toMatchObject({ kind: 'wrap-up', forMs: 30_000, wraps: { part: 1 } });
  told.at(10_000, toJan).at(12_000, answered('callee-2'));
  expect(told.hears('caller')).toBe('callee-2');
  expect(recordOf(told.call, 12_000).queue?.offers.map(({ number, outcome }) => [number, outcome])).toEqual([
    [1, 'answered'],
    [2, 'answered'],
  ]);
  told.at(20_000, gone('caller'));
  expect(told.parts.map(({ before }) => before)).toEqual([{ campaignId: 'sales' }, undefined]);
  expect(afterPartOf(told.call, 'account-jan')).toEqual({ kind: 'nothing' });
});

test('out of its hours the customer hears so and is let go; somebody has spoken to them', () => {
  const told = handedOn({}, false).at(12_000, { kind: 'played', leg: 'caller' });
  expect(recordOf(told.call, 12_000)).toMatchObject({ result: 'answered', queue: { left: 'out-of-hours' } });
});

test('who cannot hand on changes nothing: a customer who waits already', () => {
  const told = new Told(queuedCall()).at(2_000, toJan);
  const queue = { kind: 'queue', plan: plan(), isOpen: true } as const;
  const wish = { kind: 'transfer', by: 'caller', recipient: jan, rounds: [], queue, stays: false } as const;
  expect(told.at(3_000, wish).done).toEqual([]);
});
