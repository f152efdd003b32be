import type { CallRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { NO_EFFECTS, answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let made = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});
beforeEach(async () => {
  tenant = await makeTenant(store, `recalls-${++made}.test`);
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const CUSTOMER = { number: '+48600100200', name: 'Ewa', accountId: null };
const NOW = new Date(Date.UTC(2026, 0, 5, 12));
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** A campaign with Anna and Jan as its agents. */
async function campaign(settings: object = {}): Promise<string> {
  const id = newId();
  const members = [tenant.anna, tenant.jan].map((account, index) => ({
    field: `members.${index}.accountId`,
    kind: 'account' as const,
    id: account,
  }));
  const draft = { name: `Sales ${id}`, scope: '', settings: { name: 'Sales', ...settings }, references: members };
  const by = { at: NOW, source: '127.0.0.1', tenantId: tenant.id };
  const created = await store.entries.create({ tenantId: tenant.id, kind: 'campaign', id }, { draft, by });
  if (!created.ok) throw new Error(created.error.code);
  return id;
}

const of = (campaignId: string | null, number = CUSTOMER.number) => ({
  tenantId: tenant.id,
  number,
  name: 'Ewa',
  campaignId,
  callId: null,
  note: 'offer',
  by: tenant.anna,
  at: NOW,
});

async function planned(campaignId: string | null, accountId: string | null, at: Date): Promise<string> {
  const done = await store.recalls.plan(of(campaignId), { accountId, at });
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

const deed = (id: string, accountId = tenant.anna, at = NOW) =>
  ({ tenantId: tenant.id, id, accountId, at, as: 'agent' }) as const;

async function listed(state: 'open' | 'done' | 'cancelled', workedBy?: string) {
  const page = await store.recalls.page(tenant.id, { limit: 50, state, workedBy });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items;
}

/** Anna calls the customer, who answers, or does not. */
function callBack(isAnswered: boolean, accountId = tenant.anna): CallRecord {
  const startedAt = inMinutes(1).getTime();
  return answeredCall(tenant, {
    direction: 'outbound',
    caller: { number: '+48221000101', name: null, accountId },
    callee: CUSTOMER,
    startedAt,
    answeredAt: isAnswered ? startedAt + 5_000 : null,
    endedAt: startedAt + 60_000,
    result: isAnswered ? 'answered' : 'no-answer',
    outcome: isAnswered ? 'answered' : 'missed',
    segments: [],
    recording: null,
  });
}

test('a customer has one open recall in a campaign: planned again it moves; each user sees what is theirs to make', async () => {
  const sales = await campaign();
  const id = await planned(sales, null, inMinutes(60));
  const own = await planned(null, tenant.jan, inMinutes(30));
  expect(await planned(sales, tenant.anna, inMinutes(90))).toBe(id);
  expect((await listed('open')).map((row) => row.id)).toEqual([own, id]);
  expect(await listed('open', tenant.anna)).toMatchObject([
    { id, dueAt: inMinutes(90), account: `anna of recalls-${made}.test` },
  ]);
  expect(await listed('open', tenant.jan)).toMatchObject([{ id: own }]);
  expect(await store.recalls.cancel(deed(id, tenant.jan))).toMatchObject({ error: { code: 'request/not-found' } });
  expect(await store.recalls.cancel({ ...deed(id, tenant.jan), as: 'supervisor' })).toMatchObject({ ok: true });
  expect(await store.recalls.move(deed(id), inMinutes(5))).toMatchObject({ error: { code: 'recall/ended' } });
  // What is over is read from its end, page by page.
  expect(await store.recalls.cancel({ ...deed(own), as: 'supervisor' })).toMatchObject({ ok: true });
  const first = await store.recalls.page(tenant.id, { state: 'cancelled', limit: 1 });
  const after = first.ok ? (first.value.next ?? '') : '';
  const second = await store.recalls.page(tenant.id, { state: 'cancelled', limit: 1, after });
  const ids = [first, second].map((page) => page.ok && page.value.items.map((row) => row.id));
  expect(ids).toEqual([[id], [own]]);
});

test('of two who take a recall one has it; it is done when the customer answers them', async () => {
  const id = await planned(await campaign(), null, NOW);
  const takes = await Promise.all(
    [tenant.anna, tenant.jan].map((who) => store.recalls.take(deed(id, who), inMinutes(3))),
  );
  expect(takes.filter(({ ok }) => ok)).toHaveLength(1);
  const [taker, other] = takes[0]?.ok ? [tenant.anna, tenant.jan] : [tenant.jan, tenant.anna];
  await store.calls.close(callBack(true, other));
  expect(await listed('open')).toMatchObject([{ id }]);
  await store.calls.close(callBack(true, taker));
  expect(await listed('done')).toMatchObject([{ id, endedHow: 'done', endedBy: expect.any(String) }]);
});

test('a call back that reaches nobody leaves it for a quarter of an hour later', async () => {
  const id = await planned(await campaign(), null, NOW);
  await store.recalls.take(deed(id), inMinutes(3));
  await store.calls.close(callBack(false));
  const [row] = await listed('open');
  expect(row).toMatchObject({ id, offeredTo: null });
  expect(row?.dueAt.getTime()).toBeGreaterThan(Date.now() + 14 * 60_000);
});

test('one that is due is offered once, to who serves its campaign, and again when the offer ran out', async () => {
  const [id] = [await planned(await campaign(), null, NOW), await planned(await campaign(), null, inMinutes(9))];
  const ours = async (at: Date) => (await store.recalls.due(at)).filter(({ tenantId }) => tenantId === tenant.id);
  expect(await ours(NOW)).toMatchObject([{ recallId: id, members: [tenant.anna, tenant.jan], lastOffer: null }]);
  const when = { now: NOW, until: inMinutes(1) };
  const offers = await Promise.all(
    [tenant.anna, tenant.jan].map((to) => store.recalls.offer({ tenantId: tenant.id, id }, to, when)),
  );
  expect(offers.filter(Boolean)).toHaveLength(1);
  expect(await ours(NOW)).toEqual([]);
  expect(await ours(inMinutes(1))).toMatchObject([{ recallId: id, lastOffer: { until: inMinutes(1).getTime() } }]);
});

test.each([
  [false, 1],
  [true, 0],
])('a call back from the missed list cancels a recall only where the campaign wants it: %j', async (cancels, open) => {
  const sales = await campaign({ cancelRecallOnCallBack: cancels });
  await planned(sales, null, inMinutes(60));
  const missed = { caller: CUSTOMER, answeredAt: null, result: 'cancelled', outcome: 'missed', segments: [] } as const;
  await store.calls.close(answeredCall(tenant, missed));
  const page = await store.missedCalls.page(tenant.id, { limit: 5, readerId: tenant.anna });
  const row = page.ok ? page.value.items[0] : undefined;
  if (!row) throw new Error('the call is missed');
  await store.missedCalls.claim({ tenantId: tenant.id, id: row.id, accountId: tenant.anna, at: NOW }, inMinutes(5));
  await store.calls.close(callBack(true));
  expect(await listed('open')).toHaveLength(open);
  expect(await listed('cancelled')).toHaveLength(1 - open);
});

test('a classifier plans a recall, closes what its campaign planned, or keeps the customer from being called at all', async () => {
  const sales = await campaign();
  const call = answeredCall(tenant);
  await store.calls.close(call);
  const found = await store.classifications.partOf({ tenantId: tenant.id, callId: call.id });
  if (!found) throw new Error('there is a part');
  const part = { ...found, campaignId: sales };
  const by = { at: NOW, source: '127.0.0.1', tenantId: tenant.id, accountId: tenant.anna };
  const say = (effects: object) =>
    store.classifications.set(
      part,
      { ids: [newId()], names: [{ pl: 'Oferta' }], says: 'contact', note: 'x', effects: { ...NO_EFFECTS, ...effects } },
      by,
    );
  await say({ recall: { accountId: null, at: inMinutes(30) } });
  expect(await listed('open')).toMatchObject([{ campaignId: sales, accountId: null, dueAt: inMinutes(30), note: 'x' }]);
  await say({ closesRecord: true });
  expect(await listed('open')).toEqual([]);
  await planned(null, tenant.anna, inMinutes(30));
  await say({ doNotCall: true });
  // Both ended in the same millisecond: which comes first is nobody's.
  const cancelled = await listed('cancelled');
  expect(cancelled).toHaveLength(2);
  expect(cancelled.map((recall) => recall.endedWhy)).toEqual(expect.arrayContaining(['closed', 'do-not-call']));
  const again = await store.recalls.plan(of(sales), { accountId: null, at: inMinutes(30) });
  expect(again).toMatchObject({ error: { code: 'recall/do-not-call' } });
});
