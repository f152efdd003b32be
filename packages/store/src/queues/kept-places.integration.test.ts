import type { CallRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, running, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let sales: string;
let made = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});
beforeEach(async () => {
  tenant = await makeTenant(store, `kept-${++made}.test`);
  sales = newId();
  const draft = { name: 'Sales', scope: '', settings: { name: 'Sales' }, references: [] };
  const by = { at: new Date(T0), source: '127.0.0.1', tenantId: tenant.id };
  const created = await store.entries.create({ tenantId: tenant.id, kind: 'campaign', id: sales }, { draft, by });
  if (!created.ok) throw new Error(created.error.code);
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const CUSTOMER = { number: '+48600100200', name: 'Ewa\0', accountId: null };
const T0 = Date.UTC(2026, 0, 5, 10);
const minute = (n: number) => T0 + n * 60_000;
const WHY = { by: 'longest-idle', tier: 10, candidates: 1, waitedMs: 1_000 };

/** The customer came into the queue at that minute, and pressed 1 half a minute later. */
function leaving(at: number, more: Partial<NonNullable<CallRecord['queue']>> = {}): CallRecord {
  const startedAt = minute(at);
  const queue = { campaignId: sales, campaignName: 'Sales', enteredAt: startedAt, waitMs: 30_000, isShort: false };
  return answeredCall(tenant, {
    startedAt,
    caller: CUSTOMER,
    callee: { number: '+48221000200', name: 'Sales', accountId: null },
    answeredAt: null,
    endedAt: startedAt + 30_000,
    talkMs: 0,
    result: 'no-answer',
    outcome: 'missed',
    segments: [],
    recording: null,
    queue: { ...queue, left: 'place-kept', offers: [], ...more },
  });
}

/** Jan's promised call to them at that minute, or one he makes by hand. */
function callOf(at: number, answered: boolean, callBack?: CallRecord['callBack']): CallRecord {
  return {
    ...leaving(at, { left: 'called-back' }),
    direction: 'outbound',
    caller: { number: '+48221000200', name: 'Jan', accountId: tenant.jan },
    callee: CUSTOMER,
    answeredAt: answered ? minute(at) + 5_000 : null,
    result: answered ? 'answered' : 'no-answer',
    outcome: answered ? 'answered' : 'missed',
    ...(callBack && { callBack }),
  };
}

const open = async () => {
  const rows = await store.keptPlaces.open(new Date(minute(30)));
  return rows.filter(({ tenantId }) => tenantId === tenant.id);
};
const onlyPlace = async () => {
  const [place, ...others] = await open();
  if (!place || others.length > 0) throw new Error(`${others.length + (place ? 1 : 0)} places`);
  return place;
};

test('a place is kept when the call is over, once, and by one number once: the better one', async () => {
  const first = leaving(2);
  await store.calls.save({ record: running(first), state: null });
  expect(await open()).toEqual([]);
  await Promise.all([1, 2, 3].map(() => store.calls.close(first)));
  const place = await onlyPlace();
  expect(place).toMatchObject({ number: CUSTOMER.number, called: '+48221000200', enteredAt: new Date(minute(2)) });
  expect(place).toMatchObject({ callId: first.id, attempts: 0, isClaimed: false });
  await store.calls.close(leaving(5));
  await store.calls.close(leaving(6, { enteredAt: minute(1) }));
  expect(await onlyPlace()).toMatchObject({ id: place.id, callId: first.id, enteredAt: new Date(minute(1)) });
  expect(await store.keptPlaces.since(tenant.id, sales, CUSTOMER.number)).toEqual(new Date(minute(1)));
  expect(await store.keptPlaces.counts(tenant.id)).toEqual([{ campaign: 'Sales', places: 1 }]);
});

test('calls to them nobody answered are counted once each; the one they answer ends the place and is named, when it is answered', async () => {
  const first = leaving(0);
  await store.calls.close(first);
  const { id: placeId } = await onlyPlace();
  const callBack = { placeId, callId: first.id };
  const inVain = callOf(3, false, callBack);
  await store.calls.save({ record: running(inVain), state: null });
  expect(await onlyPlace()).toMatchObject({ attempts: 0 });
  await Promise.all([1, 2].map(() => store.calls.close(inVain)));
  expect(await onlyPlace()).toMatchObject({ attempts: 1, triedAt: new Date(inVain.endedAt ?? 0) });
  const answered = callOf(9, true, callBack);
  await store.calls.save({ record: running(answered), state: null });
  expect(await open()).toEqual([]);
  await store.calls.close(answered);
  expect(await store.keptPlaces.ofCall(tenant.id, first.id)).toEqual({
    place: { attempts: 1, endedAt: new Date(minute(9) + 5_000), endedHow: 'called-back', endedCallId: answered.id },
    callBackOf: null,
  });
  expect(await store.keptPlaces.ofCall(tenant.id, answered.id)).toEqual({ place: null, callBackOf: first.id });
  const stranger = await makeTenant(store, `stranger-${made}.test`);
  expect(await store.keptPlaces.ofCall(stranger.id, first.id)).toEqual({ place: null, callBackOf: null });
});

test('any conversation ends it, and so does who settles the missed call by hand; a conversation before it does not', async () => {
  const first = leaving(10);
  await store.calls.close(first);
  await store.calls.close(callOf(4, true));
  await onlyPlace();
  await store.calls.close(callOf(14, true));
  expect((await store.keptPlaces.ofCall(tenant.id, first.id)).place?.endedHow).toBe('spoken');
  const second = leaving(20);
  await store.calls.close(second);
  const missed = await store.missedCalls.page(tenant.id, { limit: 5, state: 'open', readerId: tenant.anna });
  const [row] = missed.ok ? missed.value.items : [];
  const deed = { tenantId: tenant.id, id: row?.id ?? '', accountId: tenant.anna, at: new Date(minute(21)) };
  expect(await store.missedCalls.settle(deed, 'nuisance')).toMatchObject({ ok: true });
  expect((await store.keptPlaces.ofCall(tenant.id, second.id)).place?.endedHow).toBe('settled');
});

test('an offer stands in the ledger of the first call and claims the missed one, which is given up where nobody calls', async () => {
  const first = leaving(0);
  await store.calls.close(first);
  const { id } = await onlyPlace();
  const [at, claimedUntil] = [new Date(minute(29)), new Date(minute(32))];
  const offer = await store.keptPlaces.offered(id, { accountId: tenant.anna, why: WHY, at, claimedUntil });
  expect(offer).toEqual({ callId: first.id, number: 1, accountId: tenant.anna });
  expect(await onlyPlace()).toMatchObject({ isClaimed: true });
  // Somebody has it: nobody else is offered it.
  expect(await store.keptPlaces.offered(id, { accountId: tenant.jan, why: WHY, at, claimedUntil })).toBeUndefined();
  if (offer)
    await store.keptPlaces.offerEnded(offer, {
      outcome: 'rejected',
      askedAt: at,
      rangAt: at,
      endedAt: new Date(minute(30)),
    });
  expect(await onlyPlace()).toMatchObject({ isClaimed: false });
  await store.keptPlaces.offered(id, { accountId: tenant.jan, why: WHY, at, claimedUntil });
  await store.keptPlaces.withdrawOffers(new Date(minute(31)));
  const ledger = await store.calls.offersOf(tenant.id, first.id);
  expect(ledger.map(({ number, accountId, outcome }) => [number, accountId, outcome])).toEqual([
    [1, tenant.anna, 'rejected'],
    [2, tenant.jan, 'withdrawn'],
  ]);
  await store.keptPlaces.end(id, 'expired', at);
  expect(await store.keptPlaces.offered(id, { accountId: tenant.jan, why: WHY, at, claimedUntil })).toBeUndefined();
});
