import { ok, refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { anna, customer, jan } from '../call/sample-call.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, heardIn, recordedIn } from './stage.ts';

const ASK = { tenantId: 'tenant-1', accountId: 'account-anna', dialled: '+48600100200' };

/** Anna's phone rings for a call that is placed for her. */
async function rung(stage = new Stage()) {
  const placed = await stage.control.placing.place(ASK);
  await stage.settle();
  return { stage, placed, own: stage.offered(0, 'own') };
}

/** She has answered, and the customer rings. */
async function customerRung() {
  const { stage, own } = await rung();
  await own.respond(180);
  await own.respond(200, OFFER);
  return { stage, own, customers: stage.offered(1, 'customer') };
}

const resultsOf = ({ ended }: Stage) =>
  ended.map(({ result, endedBy, answeredAt }) => [result, endedBy, answeredAt !== null]);
const methodsOf = ({ sent }: Stage) => sent.map(({ request }) => request.method);

test('the user’s phone rings first, the customer only when it is answered, and then they talk', async () => {
  const { stage, own } = await rung();
  expect(stage.sent.map(({ to }) => to)).toEqual([PHONE.peer]);
  expect([stage.control.isBusy('account-anna'), stage.control.size]).toEqual([true, 0]);
  await own.respond(200, OFFER);
  const customers = stage.offered(1, 'customer');
  expect(stage.sent[1]?.to).toEqual({ kind: 'trunk', trunkId: 'lab' });
  await customers.respond(180);
  expect(heardIn(stage, 'caller')).toBe('ringback');
  await stage.pass(3_000);
  await customers.respond(200, OFFER);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  expect(recordedIn(stage)).toEqual(['caller', 'callee-1']);
  await stage.pass(5_000);
  await customers.within('BYE', 1);
  expect(resultsOf(stage)).toEqual([['answered', 'callee', true]]);
  expect(stage.ended[0]).toMatchObject({ direction: 'outbound', talkMs: 5_000 });
  expect(methodsOf(stage)).toEqual(['INVITE', 'INVITE', 'BYE']);
  expect([stage.media.open.size, stage.observed.at(-1)]).toEqual([0, 'over']);
});

test('the call is on disk before the customer is called: a successor has to know whose phone is up', async () => {
  const { stage, own } = await rung();
  await own.respond(200, OFFER);
  expect(stage.happened).toEqual(['sent: INVITE', 'sent: ACK', 'disk: saved', 'sent: INVITE']);
});

test('the user is said to be rung, then in a call, and their phone knows the call by the id that was given', async () => {
  const { stage, placed: known, own } = await rung();
  expect(known).toMatchObject(ok({ callId: own.invite.headers.get('X-WPM-Call-Id') }));
  expect(stage.control.occupationOf('account-anna')).toBe('ringing');
  await own.respond(200, OFFER);
  expect(stage.control.occupationOf('account-anna')).toBe('in-call');
  expect(stage.rung).toEqual(['ringing', 'in-call']);
  expect(stage.told.map(({ kind }) => kind)).toEqual(['begun']);
});

test.each([
  ['declines', (own: Awaited<ReturnType<typeof rung>>['own']) => own.respond(603)],
  ['is not there', (own: Awaited<ReturnType<typeof rung>>['own']) => own.silence()],
])('a user who %s gets no call, and nobody is called', async (_, act) => {
  const { stage, own } = await rung();
  await act(own);
  expect(methodsOf(stage)).toEqual(['INVITE']);
  expect(resultsOf(stage)).toEqual([['cancelled', 'caller', false]]);
  expect([stage.control.isBusy('account-anna'), stage.media.open.size, stage.observed.at(-1)]).toEqual([
    false,
    0,
    'over',
  ]);
});

test('phones that nobody answers in time are let go', async () => {
  const { stage, own } = await rung();
  await own.respond(180);
  await stage.pass(20_001);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(resultsOf(stage)).toEqual([['cancelled', 'caller', false]]);
});

test('of several phones the first to answer has the call, and the others are let go', async () => {
  const stage = new Stage();
  const routing = { ...stage.ringing(PHONE), direction: 'outbound', caller: anna, callee: customer } as const;
  stage.placing = ok({ routing, phones: async () => ({ targets: [PHONE, COLLEAGUE], ringMs: 20_000 }) });
  await rung(stage);
  await stage.offered(0, 'first').respond(180);
  await stage.offered(1, 'second').respond(200, OFFER);
  expect(stage.happened.filter((each) => each === 'sent: CANCEL')).toHaveLength(1);
  expect(stage.sent).toHaveLength(3);
  expect(stage.control.size).toBe(1);
});

test('who hangs up before the customer answers has given the call up', async () => {
  const { stage, own, customers } = await customerRung();
  await customers.respond(180);
  await own.within('BYE', 1);
  expect(own.statuses).toEqual([200]);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(resultsOf(stage)).toEqual([['cancelled', 'caller', false]]);
  expect(stage.control.size).toBe(0);
});

test('why the customer was not to be had is told to the phone with the end of its call', async () => {
  const { stage, customers } = await customerRung();
  await customers.respond(486);
  expect(stage.sentOf('BYE').request.headers.get('Reason')).toContain('call/busy');
  expect(stage.sentOf('BYE').to).toEqual(PHONE.peer);
  expect(resultsOf(stage)).toEqual([['busy', 'callee', false]]);
});

test('a colleague who has taken another call by then is busy', async () => {
  const stage = new Stage();
  const routing = { ...stage.ringing(COLLEAGUE), direction: 'internal', caller: anna, callee: jan } as const;
  stage.placing = ok({ routing, phones: async () => ({ targets: [PHONE], ringMs: 20_000 }) });
  const { own } = await rung(stage);
  stage.routing = { ...stage.ringing(COLLEAGUE), callee: jan };
  await stage.invite();
  await own.respond(200, OFFER);
  expect(stage.sentOf('BYE').request.headers.get('Reason')).toContain('call/busy');
  expect(resultsOf(stage)).toEqual([['busy', 'platform', false]]);
});

test('what may not be called rings nobody, and a user has one call at a time', async () => {
  const stage = new Stage();
  const was = stage.placing;
  const routing = { ...stage.routing, to: refuse({ code: 'call/not-permitted' as const }) };
  stage.placing = ok({ routing, phones: async () => undefined });
  expect(await stage.control.placing.place(ASK)).toEqual(refuse({ code: 'call/not-permitted' }));
  stage.placing = refuse({ code: 'call/not-in-campaign' });
  expect(await stage.control.placing.place(ASK)).toEqual(refuse({ code: 'call/not-in-campaign' }));
  expect([stage.sent.length, stage.control.isBusy('account-anna'), stage.observed]).toEqual([
    0,
    false,
    ['over', 'over'],
  ]);
  stage.placing = was;
  await rung(stage);
  expect(await stage.control.placing.place(ASK)).toEqual(refuse({ code: 'call/busy' }));
});

test('a phone that leaves as it is taken into the call leaves nobody ringing', async () => {
  const { stage, own } = await rung();
  const answering = own.respond(200, OFFER);
  const leaving = own.within('BYE', 1);
  await Promise.all([answering, leaving]);
  await stage.settle();
  expect([stage.control.size, stage.media.open.size]).toEqual([0, 0]);
  expect(resultsOf(stage)).toEqual([['cancelled', 'caller', false]]);
});

const PROMISED = {
  ...ASK,
  campaignId: 'sales',
  callBack: {
    placeId: 'place-1',
    callId: 'call-0',
    customer: { number: '+48600100200', name: null },
    called: '+48221000200',
    enteredAt: 500,
  },
};

/** Anna's phone rings for a customer who kept a place: it may take 8 s to begin, and ring for 20 s then. */
async function offered() {
  const stage = new Stage();
  const routing = { ...stage.ringing(PHONE), direction: 'outbound', caller: anna, callee: customer } as const;
  stage.placing = ok({ routing, phones: async () => ({ targets: [PHONE], ringMs: 20_000, wakeMs: 8_000 }) });
  const placed = await stage.control.placing.place(PROMISED);
  await stage.settle();
  if (!placed.ok) throw new Error(placed.error.code);
  return { stage, ...placed.value, own: stage.offered(0, 'own') };
}

test.each([
  ['declines', 'rejected', async ({ own }: Awaited<ReturnType<typeof offered>>) => own.respond(603)],
  [
    'has no phone that rings',
    'not-delivered',
    async ({ stage }: Awaited<ReturnType<typeof offered>>) => stage.pass(8_001),
  ],
  [
    'does not answer',
    'not-answered',
    async ({ stage, own }: Awaited<ReturnType<typeof offered>>) => {
      await stage.pass(7_000);
      await own.respond(180);
      await stage.pass(19_999);
      expect(stage.happened).not.toContain('sent: CANCEL');
      await stage.pass(2);
    },
  ],
  [
    'is not to be had any more',
    'withdrawn',
    async ({ stage, callId }: Awaited<ReturnType<typeof offered>>) => {
      stage.control.placing.withdraw(callId);
      await stage.settle();
    },
  ],
] as const)(
  'an agent who %s leaves a promised call to others: no call is written, and what it came to is said',
  async (_, outcome, act) => {
    const ring = await offered();
    expect(ring.stage.control.isUnderWay(ring.callId)).toBe(true);
    await act(ring);
    expect(await ring.summoned).toMatchObject({ outcome, rangAt: outcome === 'not-answered' ? 7_000 : null });
    const { stage } = ring;
    expect([stage.ended, stage.control.isUnderWay(ring.callId), stage.observed.at(-1)]).toEqual([[], false, 'over']);
    expect(stage.rungOut).toEqual(outcome === 'not-answered' ? ['account-anna'] : []);
  },
);

test('a user who is woken for it and declines says no, and nothing rings', async () => {
  const stage = new Stage();
  const { value } = stage.placing.ok ? stage.placing : { value: undefined };
  if (value) stage.placing = ok({ ...value, phones: async () => 'declined' });
  const placed = await stage.control.placing.place(PROMISED);
  expect(placed.ok && (await placed.value.summoned)).toEqual({ outcome: 'rejected', rangAt: null });
  expect(stage.sent).toEqual([]);
});

test('a user whose device rang for it and who let it ring did not answer, as at a phone', async () => {
  const stage = new Stage();
  const { value } = stage.placing.ok ? stage.placing : { value: undefined };
  if (value) stage.placing = ok({ ...value, phones: async () => 'not-answered' });
  const placed = await stage.control.placing.place(PROMISED);
  expect(placed.ok && (await placed.value.summoned)).toEqual({ outcome: 'not-answered', rangAt: null });
  expect([stage.sent, stage.rungOut]).toEqual([[], ['account-anna']]);
});

test('killed while the customer rings, the call is closed once, and the phone of the user is hung up', async () => {
  const { stage, customers } = await customerRung();
  await customers.respond(180);
  (await stage.restart().resume()).settle();
  expect(stage.journal.closed).toMatchObject([{ result: 'failed', endedBy: 'platform', answeredAt: null }]);
  const [bye, ...more] = stage.sent.filter(({ request }) => request.method === 'BYE');
  expect([bye?.to, more]).toEqual([PHONE.peer, []]);
  expect([stage.control.isBusy('account-anna'), stage.journal.live.size]).toEqual([false, 0]);
});
