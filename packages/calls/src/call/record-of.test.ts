import { expect, test } from 'vitest';
import { advance } from './advance.ts';
import type { Call } from './call.ts';
import { lostRecord, recordOf } from './record-of.ts';
import { anna, customer, jan, ringingCall } from './sample-call.ts';
import type { Input } from './step.ts';

const ended = (call: Call, ...inputs: [Input, number][]) =>
  inputs.reduce((at, [input, now]) => advance(at, input, now).next, call);

const talked = ended(
  ringingCall(),
  [{ kind: 'answered', leg: 'callee-1' }, 5_000],
  [{ kind: 'hung-up', leg: 'caller', cause: null }, 65_000],
);

test('an answered call has its ring and talk times, who hung up, and a segment for the user', () => {
  const record = recordOf(talked, 70_000);
  expect(record).toMatchObject({
    ringMs: 4_000,
    talkMs: 60_000,
    outcome: 'answered',
    endedBy: 'caller',
    endedAt: 65_000,
  });
  expect(record.segments).toHaveLength(1);
  expect(record.segments[0]).toMatchObject({
    number: 1,
    accountId: anna.accountId,
    direction: 'inbound',
    outcome: 'answered',
  });
  expect(record.segments[0]?.other.number).toBe(customer.number);
});

test('a caller who gave up is a missed call in the history of the one called', () => {
  const record = recordOf(ended(ringingCall(), [{ kind: 'cancelled' }, 9_000]), 9_000);
  expect(record).toMatchObject({ result: 'cancelled', outcome: 'missed', talkMs: 0, ringMs: 8_000 });
  expect(record.segments[0]).toMatchObject({ result: 'no-answer', outcome: 'missed' });
});

test('a call between colleagues stands in both histories, each from its own side', () => {
  const internal = ringingCall(['callee-1'], { direction: 'internal', caller: jan, callee: anna });
  const record = recordOf(
    ended(internal, [
      { kind: 'refused', leg: 'callee-1', refused: { why: 'call/busy', scope: 'phone', cause: null } },
      2_000,
    ]),
    2_000,
  );
  expect(record.segments.map(({ accountId, direction, outcome }) => [accountId, direction, outcome])).toEqual([
    [jan.accountId, 'outbound', 'failed'],
    [anna.accountId, 'inbound', 'failed'],
  ]);
});

test('a running call has times so far and no end', () => {
  const record = recordOf(ended(ringingCall(), [{ kind: 'answered', leg: 'callee-1' }, 5_000]), 15_000);
  expect(record).toMatchObject({ answeredAt: 5_000, endedAt: null, talkMs: 10_000, result: null, outcome: null });
});

test('a call lost while it rang is a missed call for the one called and failed for nobody else to explain', () => {
  const lost = lostRecord(recordOf(ringingCall(), 3_000), 60_000);
  expect(lost).toMatchObject({ result: 'failed', endedBy: 'platform', refusal: 'call/failed', endedAt: 60_000 });
  expect(lost.segments[0]).toMatchObject({ result: 'no-answer', outcome: 'missed' });
});
