import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { Claim, DueDelivery, TriedOnce } from './webhook-outbox.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});
beforeEach(async () => {
  for (const { id, tenantId } of await made()) await store.webhooks.remove(tenantId, id);
  tenant = await makeTenant(store, `${newId()}.example`);
});

const made = async () => (tenant ? store.webhooks.list(tenant.id) : []);

const LEASE_MS = 60_000;
/** Two platforms on one database. */
const [NODE, OTHER_NODE] = [newId(), newId()];
/** A little later than what the database wrote down as it happened. */
const SOON = () => new Date(Date.now() + 1_000);
const past = (ms: number) => new Date(Date.now() + 1_000 + ms);

const claim = (changes: Partial<Claim> = {}) =>
  store.webhookOutbox.claim({
    now: SOON(),
    by: NODE,
    leaseMs: LEASE_MS,
    most: 100,
    perWebhook: 100,
    rooms: [],
    ...changes,
  });

async function webhook(): Promise<string> {
  const id = newId();
  const settings = { name: 'x', url: 'https://crm.example/', events: ['call.created', 'call.answered', 'call.ended'] };
  await store.webhooks.create(
    { id, tenantId: tenant.id, enabled: true, createdAt: new Date(), ...settings } as never,
    10,
  );
  return id;
}

async function calls(count: number): Promise<void> {
  for (let call = 0; call < count; call++) await store.calls.close(answeredCall(tenant));
}

const callOf = ({ payload }: DueDelivery) => String(Object(payload).callId);
const countOf = (due: readonly DueDelivery[], id: string) => due.filter(({ webhookId }) => webhookId === id).length;
const eventsOf = (due: readonly DueDelivery[]) => due.map(({ event }) => event);
const taken = ({ id }: DueDelivery): TriedOnce => ({
  id,
  status: 204,
  error: null,
  state: 'delivered',
  at: new Date(),
});

test('of each call the first event is taken and no other until that is over, then the next, to the last', async () => {
  await webhook();
  await calls(3);
  const told: string[][] = [];
  for (;;) {
    const due = await claim();
    if (due.length === 0) break;
    expect(new Set(due.map(callOf)).size).toBe(due.length);
    expect(await claim()).toEqual([]);
    told.push(eventsOf(due));
    await store.webhookOutbox.settle(due.map(taken));
  }
  expect(told).toEqual(['call.created', 'call.answered', 'call.ended'].map((event) => [event, event, event]));
});

test('a platform that dies over deliveries loses none: they are taken again with their ids, and nothing before them', async () => {
  await webhook();
  await calls(2);
  const first = await claim();
  expect(await claim({ now: past(LEASE_MS - 5_000) })).toEqual([]);
  const again = await claim({ now: past(LEASE_MS + 1_000) });
  expect(again.map(({ id, tries }) => [id, tries])).toEqual(first.map(({ id }) => [id, 2]));
  expect(eventsOf(again)).toEqual(['call.created', 'call.created']);
});

test('a platform that is started again has at once what it had on its way, and nothing that another has', async () => {
  await webhook();
  await calls(4);
  const own = await claim({ most: 2 });
  const others = await claim({ by: OTHER_NODE });
  await store.webhookOutbox.settle(own.slice(1).map(taken));
  await store.webhookOutbox.takeBack(NODE, SOON());
  const again = await claim({ by: NODE });
  const next = again.filter(({ event }) => event === 'call.answered');
  expect(again.filter(({ event }) => event === 'call.created').map(({ id, tries }) => [id, tries])).toEqual([
    [own[0]?.id, 2],
  ]);
  expect([others.length, next.map(callOf)]).toEqual([2, own.slice(1).map(callOf)]);
});

test('what has waited for a day for a receiver that takes nothing is given up, other things are not', async () => {
  const [gone, other] = [await webhook(), await webhook()];
  await calls(2);
  const onItsWay = await claim({ most: 1, rooms: [{ webhookId: other, room: 0 }] });
  const giveUp = (before: Date) => store.webhookOutbox.giveUp([gone], { before, now: SOON() });
  expect(await giveUp(past(-60_000))).toBe(0);
  expect(await giveUp(past(60_000))).toBe(5);
  const dead = await store.webhooks.deliveries({ tenantId: tenant.id, id: gone }, { limit: 10, state: 'dead' });
  expect(dead.ok && dead.value.items[0]?.lastError).toBe('the receiver took nothing for a day');
  const rest = await claim({ now: past(LEASE_MS + 1_000) });
  expect([countOf(rest, gone), countOf(rest, other)]).toEqual([onItsWay.length, 2]);
});

test('several that claim at once never get the same one', async () => {
  await webhook();
  await calls(20);
  const claims = await Promise.all(Array.from({ length: 6 }, () => claim({ most: 5 })));
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const rest = await claim();
  expect(new Set([...ids, ...rest.map(({ id }) => id)]).size).toBe(20);
});

test('webhooks are served in turn, each to as many as it has room for', async () => {
  const [one, two, full] = [await webhook(), await webhook(), await webhook()];
  await calls(5);
  const rooms = [
    { webhookId: full, room: 0 },
    { webhookId: two, room: 4 },
  ];
  const first = await claim({ most: 4, rooms });
  expect([one, two, full].map((id) => countOf(first, id))).toEqual([2, 2, 0]);
  const second = await claim({ perWebhook: 1, rooms });
  expect([one, two, full].map((id) => countOf(second, id))).toEqual([1, 3, 0]);
});

test('what waits behind a failure waits as long, and goes at once where it is replayed or given up', async () => {
  const webhookId = await webhook();
  await calls(1);
  const [created] = await claim();
  if (!created) throw new Error('nothing was due');
  const refused = { id: created.id, status: 500, error: 'answered 500' };
  await store.webhookOutbox.settle([{ ...refused, state: 'waiting', at: past(30_000) }]);
  const listed = await store.webhooks.deliveries({ tenantId: tenant.id, id: webhookId }, { limit: 10 });
  const nextTimes = listed.ok ? listed.value.items.map(({ nextAt }) => nextAt.getTime()) : [];
  expect(new Set(nextTimes).size).toBe(1);
  expect(await claim({ now: past(29_000) })).toEqual([]);
  expect(await store.webhooks.replay({ tenantId: tenant.id, id: webhookId }, created.id, new Date())).toBe(true);
  expect(eventsOf(await claim())).toEqual(['call.created']);
  await store.webhookOutbox.settle([{ ...refused, state: 'dead' }]);
  expect(eventsOf(await claim())).toEqual(['call.answered']);
  expect(await store.webhookOutbox.count()).toEqual({ waiting: 2, dead: 1 });
});

test('what happened in the same millisecond stands in the log in the order in which it happened, the last first', async () => {
  const id = await webhook();
  await calls(8);
  const log = await store.webhooks.deliveries({ tenantId: tenant.id, id }, { limit: 100 });
  if (!log.ok) throw new Error('there is a log');
  const told = ['call.ended', 'call.answered', 'call.created'];
  expect(log.value.items.map(({ event }) => event)).toEqual(Array.from({ length: 8 }, () => told).flat());
});
