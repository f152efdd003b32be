import { ok } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { anna, customer, jan } from '../call/sample-call.ts';
import type { Forwarding } from '../ports.ts';
import { COLLEAGUE, OFFER, PHONE, Stage } from './stage.ts';

const toJan: Forwarding = { from: anna, to: jan, reason: 'no-answer', refusal: null, trunkId: null };
const janRings = ok({ kind: 'ring', rounds: [{ targets: [COLLEAGUE], ringMs: 30_000 }] } as const);

/** A customer calls Anna, whose calls may go on to Jan. */
function forwardable(): Stage {
  const stage = new Stage();
  stage.routing = { ...stage.ringing(PHONE), forwardings: [] };
  return stage;
}

test('a call nobody answers goes on to whom the user named: their phones are let go, the caller is told 181 and rings on', async () => {
  const stage = forwardable();
  stage.forwardings.push({ forwardings: [toJan], to: janRings });
  const caller = await stage.invite();
  await stage.settle();
  await stage.offered().respond(180);
  await stage.pass(30_000);
  expect(stage.missed).toMatchObject([{ missed: anna, happened: 'no-answer', caller: customer, forwardings: [] }]);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(caller.statuses).toContain(181);
  expect([stage.control.isBusy('account-anna'), stage.control.isBusy('account-jan')]).toEqual([false, true]);
  await stage.offered(1).respond(200, OFFER);
  await stage.settle();
  expect(caller.last.status).toBe(200);
  await caller.within('BYE', 2);
  const [record] = stage.journal.closed;
  expect(record).toMatchObject({
    callee: { accountId: 'account-anna' },
    outcome: 'answered',
    forwardings: [{ reason: 'no-answer' }],
  });
  expect(record?.segments).toMatchObject([
    { accountId: 'account-anna', result: 'no-answer', outcome: 'missed' },
    { accountId: 'account-jan', result: 'answered' },
  ]);
  expect(stage.observed.filter((what) => what === 'over')).toHaveLength(1);
});

test('phones that never ring are unreachable, at every hop by themselves', async () => {
  const stage = forwardable();
  stage.forwardings.push({ forwardings: [toJan], to: janRings });
  const caller = await stage.invite();
  await stage.settle();
  await stage.offered().respond(180);
  await stage.pass(30_000);
  await stage.pass(30_000);
  expect(stage.missed.map(({ missed, happened }) => [missed.number, happened])).toEqual([
    [anna.number, 'no-answer'],
    [jan.number, 'never-rang'],
  ]);
  expect(caller.last.status).toBe(480);
  expect(stage.journal.closed[0]).toMatchObject({
    result: 'no-answer',
    forwardings: [{ to: { accountId: 'account-jan' } }],
  });
});

test('a round that may have to be woken is given up sooner while nobody rings, and rings its time once somebody does', async () => {
  for (const rings of [false, true]) {
    const stage = forwardable();
    const wakes = ok({ kind: 'ring', rounds: [{ targets: [PHONE], ringMs: 30_000, wakeMs: 8_000 }] } as const);
    stage.routing = { ...stage.routing, to: wakes };
    await stage.invite();
    await stage.settle();
    if (rings) await stage.offered().respond(180);
    await stage.pass(8_000);
    expect(stage.missed).toHaveLength(rings ? 0 : 1);
    await stage.pass(22_000);
    expect(stage.missed.map(({ happened }) => happened)).toEqual([rings ? 'no-answer' : 'never-rang']);
  }
});

test('a call to somebody who is in another goes past them before anybody rings; without a way on it is busy', async () => {
  const stage = forwardable();
  await stage.invite();
  await stage.settle();
  const past: Forwarding = { ...toJan, reason: 'busy' };
  stage.forwardings.push({ forwardings: [past], to: janRings });
  await stage.invite(undefined, 'second');
  await stage.settle();
  expect(stage.missed.at(-1)).toMatchObject({ missed: anna, happened: 'busy' });
  expect(stage.sent.at(-1)?.to).toEqual(COLLEAGUE.peer);
  const third = await stage.invite(undefined, 'third');
  expect(third.last.status).toBe(486);
});

test('a caller who gives up while the way is looked up is let go, and nobody rings afterwards', async () => {
  const stage = forwardable();
  const caller = await stage.invite();
  await stage.settle();
  stage.forwardings.push({ forwardings: [toJan], to: janRings });
  stage.clock.advance(30_000);
  await caller.cancel();
  await stage.settle();
  expect(stage.control.size).toBe(0);
  expect(caller.last.status).toBe(487);
  expect(stage.journal.closed).toHaveLength(1);
});

test('a call that is not to be forwarded is not: it was declined, or its way was named by somebody', async () => {
  const declined = forwardable();
  await declined.invite();
  await declined.settle();
  await declined.offered().respond(603);
  expect(declined.missed).toEqual([]);
  const handedOn = new Stage();
  await handedOn.invite();
  await handedOn.settle();
  await handedOn.offered().respond(486);
  expect(handedOn.missed).toEqual([]);
});

test('after a restart a call that was being forwarded is closed as it was, with the steps it had made', async () => {
  const stage = forwardable();
  stage.forwardings.push({ forwardings: [toJan], to: janRings });
  await stage.invite();
  await stage.settle();
  await stage.pass(30_000);
  stage.restart();
  await stage.control.resume();
  expect([stage.control.size, stage.media.open.size]).toEqual([0, 0]);
  expect(stage.journal.closed[0]).toMatchObject({
    endedBy: 'platform',
    result: 'failed',
    forwardings: [{ reason: 'no-answer' }],
  });
});
