import { expect, test } from 'vitest';
import { anna, jan } from '../call/sample-call.ts';
import { plan, routedTo } from '../call/sample-queue.fixture.ts';
import type { Callable, OfferWish, OverflowWish } from '../queue-port.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, heardIn, recordedIn } from './stage.ts';

const WHY = { by: 'longest-idle', tier: 10, candidates: 2, waitedMs: 0 };
const to = (...agents: string[]) => ({ agents, why: WHY });
const [ANNA, JAN] = ['account-anna', 'account-jan'];

const callIdOf = ({ media }: Stage): string => [...media.open.keys()][0] ?? '';

/** What the queues were told, oldest first: how the call stands. */
const standings = ({ queued }: Stage) => queued.map((news) => (news.kind === 'left' ? 'left' : news.state));

/** A customer in the queue, whose ACK has come. */
async function inQueue(about: Parameters<typeof routedTo>[0] = {}) {
  const stage = new Stage();
  stage.routing = routedTo(about);
  stage.offering = ({ accountId }) =>
    accountId === JAN ? { party: jan, targets: [COLLEAGUE] } : { party: anna, targets: [PHONE] };
  const caller = await stage.invite();
  await caller.within('ACK', 1);
  return { stage, caller, id: callIdOf(stage) };
}

test('a customer is answered when their place is on disk, hears music, and the queues know of them', async () => {
  const { stage, caller } = await inQueue();
  expect(caller.statuses).toEqual([200]);
  expect(stage.happened.indexOf('disk: saved')).toBeLessThan(stage.happened.indexOf('INVITE: 200'));
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(stage.queued).toMatchObject([{ kind: 'queued', state: 'waiting', campaignId: 'sales', ahead: false }]);
});

test('an offer rings the agent, who then has the call, recorded from that moment', async () => {
  const { stage, id } = await inQueue();
  const offered = stage.control.offer(id, to(ANNA));
  expect(stage.control.isBusy(ANNA)).toBe(true);
  expect(await offered).toBe(true);
  expect(recordedIn(stage)).toBeUndefined();
  await stage.offered().respond(180);
  expect(heardIn(stage, 'caller')).toBe('music');
  await stage.offered().respond(200, OFFER);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  expect(recordedIn(stage)).toBeDefined();
  expect(standings(stage)).toEqual(['waiting', 'waiting', 'offered', 'offered', 'left']);
});

test('who is in another call is offered nothing, and the call goes on waiting', async () => {
  const { stage, id } = await inQueue();
  stage.routing = stage.ringing(PHONE);
  await stage.invite(OFFER, 'direct');
  expect(await stage.control.offer(id, to(ANNA))).toBe(false);
  expect(await stage.control.offer(id, to(ANNA, JAN))).toBe(true);
  expect(stage.sentOf('INVITE', 1).to).toEqual(COLLEAGUE.peer);
  expect(await stage.control.offer('no-such-call', to(JAN))).toBe(false);
});

test('an agent who does not answer is free again and not answering, and the next is rung', async () => {
  const { stage, id } = await inQueue();
  await stage.control.offer(id, to(ANNA));
  await stage.offered().respond(180);
  await stage.pass(20_000);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.told.at(-1)).toMatchObject({ kind: 'left', accountId: ANNA, after: { kind: 'not-answered' } });
  expect(stage.control.isBusy(ANNA)).toBe(false);
  expect(await stage.control.offer(id, to(JAN))).toBe(true);
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test('the ledger has when an agent was chosen, and when their phones were asked: between the two they may have been woken', async () => {
  const { stage, id } = await inQueue();
  const chosenAt = stage.clock.now();
  stage.offering = () => {
    stage.clock.advance(5_000);
    return { party: anna, targets: [PHONE] };
  };
  await stage.control.offer(id, to(ANNA));
  await stage.pass(8_000);
  const offers = stage.queued.at(-1)?.offers;
  expect(offers).toMatchObject([
    { chosenAt, askedAt: chosenAt + 5_000, rangAt: null, endedAt: chosenAt + 13_000, outcome: 'not-delivered' },
  ]);
});

/** Anna's phone is there; what becomes of Jan's device is told by hand. */
async function ringAll() {
  const around = await inQueue();
  const { promise, resolve: jansCame } = Promise.withResolvers<Callable>();
  const wishes: OfferWish[] = [];
  around.stage.offering = (wish) => {
    if (wish.accountId !== JAN) return { party: anna, targets: [PHONE] };
    wishes.push(wish);
    return promise;
  };
  const offered = around.stage.control.offer(around.id, to(ANNA, JAN));
  await around.stage.settle();
  return { ...around, offered, jansCame, wake: () => wishes.at(-1)?.onDevice(jan) };
}

test('where all are rung and one has to be woken, the phones that are there ring at once, and the woken one beside them', async () => {
  const { stage, offered, jansCame } = await ringAll();
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(1);
  await stage.offered().respond(180);
  expect(stage.told).toContainEqual(expect.objectContaining({ kind: 'begun', accountId: ANNA }));
  expect(stage.control.isBusy(JAN)).toBe(true);
  await stage.pass(6_000);
  jansCame({ party: jan, targets: [COLLEAGUE] });
  expect(await offered).toBe(true);
  expect(stage.sentOf('INVITE', 1).to).toEqual(COLLEAGUE.peer);
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.queued.at(-1)?.offers).toMatchObject([{ outcome: 'taken' }, { outcome: 'answered' }]);
});

test('who took it while another was being woken has it; the other comes too late, and is free', async () => {
  const { stage, offered, jansCame } = await ringAll();
  await stage.offered().respond(200, OFFER);
  expect(stage.queued.at(-1)).toMatchObject({ kind: 'left', offers: [{ outcome: 'answered' }, { outcome: 'taken' }] });
  jansCame({ party: jan, targets: [COLLEAGUE] });
  await offered;
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(1);
  expect(stage.control.isBusy(JAN)).toBe(false);
});

test('who will not have it is free for other calls while another is still being woken', async () => {
  const { stage, offered, jansCame } = await ringAll();
  await stage.offered().respond(603);
  expect([stage.control.isBusy(ANNA), stage.control.isBusy(JAN)]).toEqual([false, true]);
  jansCame({ party: jan, targets: [], came: 'declined' });
  await offered;
  expect(stage.queued.at(-1)?.offers).toMatchObject([{ outcome: 'rejected' }, { outcome: 'rejected' }]);
});

test('a device that was woken has its user ring, and who lets it ring did not answer: as at a phone', async () => {
  const { stage, offered, jansCame, wake } = await ringAll();
  await stage.offered().respond(603);
  wake();
  await stage.settle();
  expect(stage.control.occupationOf(JAN)).toBe('ringing');
  expect(stage.told.at(-1)).toMatchObject({ kind: 'begun', accountId: JAN, view: { activity: 'ringing' } });
  jansCame({ party: jan, targets: [], came: 'not-answered' });
  await offered;
  expect(stage.told.at(-1)).toMatchObject({ kind: 'left', accountId: JAN, after: { kind: 'not-answered' } });
  expect(standings(stage).at(-1)).toBe('waiting');
});

/** Anna's phone says nothing to the INVITE: what comes of waking her beside it is `come`. */
async function silent(come: Callable) {
  const around = await inQueue();
  const wishes: (true | undefined)[] = [];
  around.stage.offering = ({ isSilent }) => {
    wishes.push(isSilent);
    return isSilent ? come : { party: anna, targets: [PHONE] };
  };
  await around.stage.control.offer(around.id, to(ANNA));
  return { ...around, wishes };
}

const ANEW = { ...PHONE, uri: 'sip:anna@anew.invalid;transport=ws' };

test('a phone that says nothing for a second and a half is woken beside it, and rung where it comes back', async () => {
  const { stage, wishes } = await silent({ party: anna, targets: [PHONE, ANEW] });
  await stage.pass(1_499);
  expect(wishes).toEqual([undefined]);
  await stage.pass(2);
  expect(wishes).toEqual([undefined, true]);
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE').map(({ request }) => request.uri)).toEqual([
    PHONE.uri,
    ANEW.uri,
  ]);
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test('a phone that rings is not woken beside; one that nobody comes to by that is waited for as ever', async () => {
  const rings = await silent({ party: anna, targets: [ANEW] });
  await rings.stage.offered().respond(180);
  await rings.stage.pass(5_000);
  expect(rings.wishes).toEqual([undefined]);
  const deaf = await silent({ party: anna, targets: [PHONE] });
  await deaf.stage.pass(7_999);
  expect(deaf.stage.happened).not.toContain('sent: CANCEL');
  await deaf.stage.pass(2);
  expect(deaf.stage.queued.at(-1)?.offers).toMatchObject([{ outcome: 'not-delivered' }]);
});

test('an offer is taken back', async () => {
  const { stage, id } = await inQueue();
  await stage.control.offer(id, to(ANNA));
  await stage.offered().respond(180);
  await stage.control.withdraw(id, ANNA);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(standings(stage).at(-1)).toBe('waiting');
});

test('a customer who hangs up is in no queue any more, and stands in the report', async () => {
  const { stage, caller } = await inQueue();
  await caller.within('BYE', 2);
  expect(standings(stage)).toEqual(['waiting', 'left']);
  expect(stage.ended).toMatchObject([{ result: 'cancelled', answeredAt: null, queue: { left: 'abandoned' } }]);
  expect(stage.media.open.size).toBe(0);
});

test('after kill -9 the customer is in the queue with the time of their coming, and hears what they heard', async () => {
  const { stage, caller, id } = await inQueue();
  const [before] = stage.queued;
  await stage.control.offer(id, to(ANNA));
  await stage.offered().respond(180);
  stage.queued.length = 0;
  stage.restart();
  await stage.control.resume();
  const entered = before?.kind === 'queued' ? before.enteredAt : undefined;
  expect(stage.queued).toMatchObject([{ state: 'waiting', enteredAt: entered, offers: [{ outcome: 'withdrawn' }] }]);
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(stage.control.isBusy(ANNA)).toBe(false);
  await stage.control.offer(id, to(JAN));
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
  await caller.within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ result: 'answered', queue: { left: 'answered' } }]);
});

test('a greeting there is none of costs nobody the call: the customer waits with music', async () => {
  const sounds = { ...plan().sounds, opening: { file: 'not-there' } } as const;
  const { stage } = await inQueue({ sounds });
  await stage.settle();
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(standings(stage)).toEqual(['waiting']);
});

test('a call that waited too long rings whom it overflows to, unless they are in another call', async () => {
  const overflow = { kind: 'account', accountId: JAN } as const;
  const { stage } = await inQueue({ maxWaitMs: 30_000, overflow });
  stage.overflow = () => ({ kind: 'ring', party: jan, rounds: [{ targets: [COLLEAGUE], ringMs: 60_000 }] });
  await stage.pass(30_000);
  expect(stage.sentOf('INVITE').to).toEqual(COLLEAGUE.peer);
  expect(standings(stage)).toEqual(['waiting', 'left']);
  await stage.offered().respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-1');
});

test('a user it overflows to who is in another call has it go on as they set it of calls that find them busy', async () => {
  const { stage } = await inQueue({ maxWaitMs: 30_000, overflow: { kind: 'account', accountId: ANNA } });
  stage.routing = stage.ringing(PHONE);
  await stage.invite(OFFER, 'direct');
  const asked: OverflowWish['to'][] = [];
  const step = { from: anna, to: jan, reason: 'busy', refusal: null, trunkId: null } as const;
  stage.overflow = ({ to: sought }) => {
    asked.push(sought);
    const rounds = [{ targets: [COLLEAGUE], ringMs: 60_000 }];
    return { kind: 'ring', party: anna, rounds, ...('happened' in sought && { forwardings: [step] }) };
  };
  await stage.pass(30_000);
  expect(asked).toEqual([
    { kind: 'account', accountId: ANNA },
    { kind: 'account', accountId: ANNA, happened: 'busy' },
  ]);
  expect(stage.sentOf('INVITE', 1).to).toEqual(COLLEAGUE.peer);
  await stage.offered(1).respond(200, OFFER);
  expect(standings(stage)).toEqual(['waiting', 'left']);
});
