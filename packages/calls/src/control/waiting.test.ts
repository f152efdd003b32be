import { ok } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { anna, jan } from '../call/sample-call.ts';
import type { Forwarding } from '../ports.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, answeredCall } from './stage.ts';

const ANNA = 'account-anna';
const toJan: Forwarding = { from: anna, to: jan, reason: 'busy', refusal: null, trunkId: null };
const janRings = ok({ kind: 'ring', rounds: [{ targets: [COLLEAGUE], ringMs: 30_000 }] } as const);
const annaRings = { kind: 'ring', rounds: [{ targets: [PHONE], ringMs: 30_000 }] } as const;

/** Anna talks to a customer, and lets another call wait. */
async function annaTalks(stage = new Stage()) {
  stage.routing = { ...stage.ringing(PHONE), forwardings: [], to: ok({ ...annaRings, whileBusy: 'may-wait' }) };
  return answeredCall(stage);
}

test('a second call rings her phone while she talks; answered, it is a call of its own, and a third finds her busy', async () => {
  const { stage } = await annaTalks();
  const second = await stage.invite(OFFER, 'second');
  await stage.settle();
  await stage.offered(1).respond(180);
  expect(second.last.status).toBe(180);
  expect(stage.control.occupationOf(ANNA)).toBe('in-call');
  const meanwhile = await stage.invite(OFFER, 'while it rings');
  expect(meanwhile.last.status).toBe(486);
  const [first] = stage.control.commands.live(ANNA);
  await stage.control.commands.hold(first?.callId ?? '', ANNA, true);
  await stage.offered(1).respond(200, OFFER);
  await second.within('ACK', 1);
  expect(stage.control.commands.live(ANNA).map(({ activity, holds }) => [activity, holds])).toEqual([
    ['held', true],
    ['talking', false],
  ]);
  const third = await stage.invite(OFFER, 'third');
  expect(third.last.status).toBe(486);
  await second.within('BYE', 2);
  expect(stage.control.commands.live(ANNA)).toMatchObject([{ activity: 'held' }]);
  expect(stage.journal.closed.map(({ result }) => result)).toEqual(['busy', 'busy', 'answered']);
});

test('it is answered after the first has ended: she is never free in between', async () => {
  const { stage, caller } = await annaTalks();
  const second = await stage.invite(OFFER, 'second');
  await stage.settle();
  await stage.offered(1).respond(180);
  await caller.within('BYE', 2);
  expect([stage.control.size, stage.control.occupationOf(ANNA)]).toEqual([1, 'ringing']);
  await stage.offered(1).respond(200, OFFER);
  await stage.settle();
  expect([second.last.status, stage.control.occupationOf(ANNA)]).toEqual([200, 'in-call']);
});

test('her rule for busy goes first; only where it leads nowhere does the call wait', async () => {
  const { stage } = await annaTalks();
  stage.forwardings.push({ forwardings: [toJan], to: janRings });
  await stage.invite(OFFER, 'second');
  await stage.settle();
  expect(stage.missed).toMatchObject([{ missed: anna, happened: 'busy' }]);
  expect(stage.sent.at(-1)?.to).toEqual(COLLEAGUE.peer);
  const refused = { ...toJan, refusal: 'forwarding/loop' } as const;
  stage.forwardings.push({ forwardings: [refused], to: undefined });
  await stage.invite(OFFER, 'third');
  await stage.settle();
  expect(stage.sent.at(-1)?.to).toEqual(PHONE.peer);
});

test('a call does not wait for who has not set it so, whose phone only rings, or who asks a colleague', async () => {
  const unset = await answeredCall();
  expect((await unset.stage.invite(OFFER, 'second')).last.status).toBe(486);
  const ringing = new Stage();
  ringing.routing = { ...ringing.ringing(PHONE), to: ok({ ...annaRings, whileBusy: 'may-wait' }) };
  await ringing.invite();
  await ringing.settle();
  expect((await ringing.invite(OFFER, 'second')).last.status).toBe(486);
  const { stage } = await annaTalks();
  const [first] = stage.control.commands.live(ANNA);
  await stage.control.commands.consult(first?.callId ?? '', ANNA, '102');
  expect((await stage.invite(OFFER, 'second')).last.status).toBe(486);
});

test('two that come at once: one waits, the other finds her busy', async () => {
  const { stage } = await annaTalks();
  const both = await Promise.all([stage.invite(OFFER, 'second'), stage.invite(OFFER, 'third')]);
  await stage.settle();
  expect(both.flatMap(({ statuses }) => statuses)).toEqual([486]);
  expect(stage.control.commands.live(ANNA)).toHaveLength(2);
});

test('declined, it ends as a rejected call, and the first goes on', async () => {
  const { stage } = await annaTalks();
  const second = await stage.invite(OFFER, 'second');
  await stage.settle();
  await stage.offered(1).respond(603);
  expect(second.last.status).toBe(603);
  expect(stage.control.commands.live(ANNA)).toMatchObject([{ activity: 'talking' }]);
});
