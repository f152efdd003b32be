import { expect, test } from 'vitest';
import { missedChangeOf } from '../missed.ts';
import type { Routing } from '../ports.ts';
import { afterPartOf } from './after-part.ts';
import { begin } from './begin.ts';
import type { QueuePlan } from './queue-plan.ts';
import { recordOf } from './record-of.ts';
import { anna, customer } from './sample-call.ts';
import { plan } from './sample-queue.fixture.ts';
import { Told, gone, target } from './told.fixture.ts';

/** Anna's phone was answered, and the customer is called who kept a place in Sales since 500. */
function calledBack(about: Partial<QueuePlan> = {}): Told {
  const source = { kind: 'account', tenantId: 'tenant-1', accountId: 'account-anna', peer: target().peer } as const;
  const routing: Routing = {
    direction: 'outbound',
    caller: anna,
    callee: customer,
    callBack: { placeId: 'place-1', callId: 'call-0', plan: plan(about), enteredAt: 500 },
    to: { ok: true, value: { kind: 'ring', rounds: [{ targets: [target()], ringMs: 30_000 }] } },
  };
  return new Told(begin('call-1', source, routing, 60_000).next);
}

test('a promised call is its campaign’s: recorded as it says, wrapped up, and it names the call the place was kept in', () => {
  const talking = calledBack().at(63_000, { kind: 'answered', leg: 'callee-1' });
  expect(talking.done).toEqual(['bridge', 'save', 'answer-caller']);
  const over = talking.at(90_000, gone('callee-1'));
  expect(afterPartOf(over.call, 'account-anna')).toMatchObject({
    kind: 'wrap-up',
    forMs: 30_000,
    wraps: { callId: 'call-1', part: 1 },
  });
  const record = recordOf(over.call, 90_000);
  expect(record).toMatchObject({
    result: 'answered',
    callBack: { placeId: 'place-1', callId: 'call-0' },
    queue: { campaignId: 'sales', enteredAt: 500, waitMs: 0, left: 'called-back', isShort: false },
  });
  expect(missedChangeOf(record)).toMatchObject({ kind: 'spoken', how: 'called-back', accountId: 'account-anna' });
});

test('a campaign that records no calls it makes does not record it', () => {
  expect(calledBack({ records: false }).at(63_000, { kind: 'answered', leg: 'callee-1' }).done).toEqual([
    'sound',
    'save',
    'answer-caller',
  ]);
});

test('a customer who is not to be had leaves their agent nothing to wrap up, and is not spoken to', () => {
  const { call } = calledBack().at(64_000, {
    kind: 'refused',
    leg: 'callee-1',
    refused: { why: 'call/busy', scope: 'everyone', cause: null },
  });
  expect(afterPartOf(call, 'account-anna')).toEqual({ kind: 'nothing' });
  expect(missedChangeOf(recordOf(call, 64_000))).toEqual({
    kind: 'not-reached',
    number: customer.number,
    accountId: 'account-anna',
  });
});
