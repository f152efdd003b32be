import type { CallRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
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
  tenant = await makeTenant(store, `short-${++made}.test`);
  sales = newId();
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const CUSTOMER = { number: '+48600100200', name: 'Ewa', accountId: null };
const MINUTE = 60_000;
const T0 = Date.UTC(2026, 0, 5, 10);

/** The customer calls the campaign at that minute, and gives up: sooner than it counts, or not. */
function gaveUp(minute: number, isShort: boolean): CallRecord {
  const startedAt = T0 + minute * MINUTE;
  const waitMs = isShort ? 2_000 : 40_000;
  const queue = { campaignId: sales, campaignName: 'Sales', enteredAt: startedAt, waitMs, isShort, offers: [] };
  return answeredCall(tenant, {
    startedAt,
    caller: CUSTOMER,
    callee: { number: '+48221000200', name: 'Sales', accountId: null },
    answeredAt: null,
    endedAt: startedAt + waitMs,
    ringMs: 0,
    talkMs: 0,
    result: 'cancelled',
    outcome: 'missed',
    segments: [],
    recording: null,
    queue: { ...queue, left: 'abandoned' },
  });
}

/** Jan calls them back at that minute, and they answer. */
function calledBack(minute: number): CallRecord {
  const startedAt = T0 + minute * MINUTE;
  return answeredCall(tenant, {
    startedAt,
    direction: 'outbound',
    caller: { number: '+48221000102', name: 'Jan', accountId: tenant.jan },
    callee: CUSTOMER,
    answeredAt: startedAt + 5_000,
    endedAt: startedAt + 60_000,
    segments: [],
    recording: null,
  });
}

async function rows(filter: object = {}) {
  const page = await store.missedCalls.page(tenant.id, { limit: 50, readerId: tenant.anna, ...filter });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items;
}

test('who hung up sooner than the campaign counts stands in the list once, flagged until they have waited; after a conversation anew', async () => {
  const short = gaveUp(0, true);
  for (const call of [short, short, gaveUp(1, true)]) await store.calls.close(call);
  const flagged = { reason: 'abandoned', isShort: true, attempts: 2, waitedMs: 2_000, settledAt: null };
  expect(await rows()).toMatchObject([flagged]);
  expect(await rows({ short: 'without' })).toEqual([]);
  expect(await rows({ short: 'only', state: 'open' })).toHaveLength(1);
  await store.calls.close(gaveUp(2, false));
  await store.calls.close(gaveUp(3, true));
  expect(await rows()).toMatchObject([{ isShort: false, attempts: 4, waitedMs: 2_000 }]);
  expect([await rows({ short: 'only' }), await rows({ short: 'without' })]).toMatchObject([[], [{ attempts: 4 }]]);
  await store.calls.close(calledBack(5));
  await store.calls.close(gaveUp(9, true));
  expect(await rows()).toMatchObject([{ isShort: true, attempts: 1, settledAt: null }]);
});

test('it is one of the campaign’s abandoned calls, and one customer of the report of missed calls: once in each', async () => {
  for (const call of [gaveUp(0, true), gaveUp(1, false)]) await store.calls.close(call);
  const range = { from: new Date(T0 - 60 * MINUTE), until: new Date(T0 + 60 * MINUTE) };
  expect(await store.reports.missed(tenant.id, { ...range, by: 'day' })).toMatchObject([
    { customers: 1, attempts: 2, open: 1 },
  ]);
  const campaigns = await store.reports.campaigns(tenant.id, { ...range, by: 'campaign', withinSeconds: '20' });
  expect(campaigns).toMatchObject([{ calls: 2, abandoned: 2, shortAbandoned: 1 }]);
});
