import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { NO_EFFECTS, answeredCall, makeTenant, running, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'calls.test');
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const SAID = (id: string, note: string | null = null) => ({
  ids: [newId(), id],
  names: [{ pl: 'Sprzedaż' }, { pl: 'Umówiono' }],
  says: 'success' as const,
  note,
  effects: NO_EFFECTS,
});

test('what was said of a part last is what its call shows; what it was and became is in the audit log', async () => {
  const [call, id] = [answeredCall(tenant), newId()];
  await store.calls.close(call);
  const key = { tenantId: tenant.id, callId: call.id };
  const part = await store.classifications.partOf({ ...key, accountId: tenant.anna });
  if (!part) throw new Error('there is a part');
  expect(part).toMatchObject({ part: 1, accountId: tenant.anna, campaignId: null, said: null });
  const by = { at: new Date(), source: '127.0.0.1', tenantId: tenant.id, accountId: tenant.anna };
  await store.classifications.set(part, SAID(newId(), 'first'), by);
  await store.classifications.set(part, SAID(id), { ...by, accountId: tenant.jan });
  const said = { says: 'success', system: null, note: null, setBy: 'jan of calls.test' };
  expect((await store.classifications.partOf(key))?.said).toMatchObject({ ...said, ids: [expect.any(String), id] });
  const account = { tenantId: tenant.id, id: tenant.anna };
  const mine = async (classifier: string) => {
    const page = await store.calls.ofAccount(account, { limit: 200, classifier });
    return page.ok ? page.value.items.map(({ callId }) => callId) : [];
  };
  expect(await mine(id)).toEqual([call.id]);
  expect(await mine(newId())).toEqual([]);
  const log = await store.audit.page(tenant.id, { limit: 2, action: 'call.classify' });
  expect(log.ok && log.value.items).toMatchObject([
    { before: { note: 'first', setBy: 'anna of calls.test' }, after: { note: null }, accountId: tenant.jan },
    { before: null, after: { note: 'first' } },
  ]);
  // The call itself tells the same, to who may not read the log, and to nobody of another tenant.
  const [last, first] = await store.classifications.editsOf(tenant.id, call.id);
  expect(first).toMatchObject({ part: 1, before: null, after: { note: 'first', setBy: 'anna of calls.test' } });
  expect(last).toMatchObject({
    part: 1,
    before: { note: 'first' },
    after: { ids: [expect.any(String), id], note: null },
  });
  expect(last?.after).toMatchObject({ setBy: 'jan of calls.test', setAt: by.at.toISOString(), system: null });
  const stranger = await makeTenant(store, 'others.test');
  expect(await store.classifications.editsOf(stranger.id, call.id)).toEqual([]);
});

test('a part that was over before the customer was handed on has the campaign of before, and the others the call’s', async () => {
  const [sales, help] = [newId(), newId()];
  const queue = {
    campaignId: help,
    campaignName: 'Help',
    enteredAt: 0,
    waitMs: 0,
    left: 'answered',
    isShort: false,
    offers: [],
  } as const;
  const call = answeredCall(tenant, { queue });
  const [first] = call.segments;
  if (!first) throw new Error('Anna has a part');
  const second = { ...first, number: 2, accountId: tenant.jan };
  await store.calls.close({ ...call, segments: [{ ...first, before: { campaignId: sales } }, second] });
  const key = { tenantId: tenant.id, callId: call.id };
  expect((await store.classifications.partOf({ ...key, accountId: tenant.anna }))?.campaignId).toBe(sales);
  expect((await store.classifications.partOf({ ...key, accountId: tenant.jan }))?.campaignId).toBe(help);
  const direct = answeredCall(tenant, { queue });
  await store.calls.close({ ...direct, segments: [{ ...first, before: { campaignId: null } }] });
  expect((await store.classifications.partOf({ ...key, callId: direct.id }))?.campaignId).toBeNull();
});

test('no part is found of another tenant, of another user, or of a call without that part', async () => {
  const call = answeredCall(tenant);
  await store.calls.close(call);
  const stranger = await makeTenant(store, 'strangers.test');
  const key = { tenantId: tenant.id, callId: call.id };
  expect(await store.classifications.partOf({ ...key, tenantId: stranger.id })).toBeUndefined();
  expect(await store.classifications.partOf({ ...key, accountId: tenant.jan })).toBeUndefined();
  expect(await store.classifications.partOf({ ...key, part: 2 })).toBeUndefined();
});

test('the platform says itself what a call was nobody spoke in, once it is over; what an agent said stays', async () => {
  const unanswered = { result: 'no-answer', outcome: 'missed' } as const;
  const whole = answeredCall(tenant, { ...unanswered, answeredAt: null });
  const call = { ...whole, segments: whole.segments.map((segment) => ({ ...segment, ...unanswered })) };
  const [said, own] = [SAID(newId()), { ...call, id: newId() }];
  await store.calls.save({ record: running(own), state: null });
  const by = { at: new Date(), source: '127.0.0.1', tenantId: tenant.id, accountId: tenant.anna };
  const part = await store.classifications.partOf({ tenantId: tenant.id, callId: own.id });
  if (!part) throw new Error('a call that runs has its part');
  await store.classifications.set(part, said, by);
  for (const each of [call, own, own]) await store.calls.close(each);
  const saidOf = async (callId: string) =>
    (await store.classifications.partOf({ tenantId: tenant.id, callId }))?.said?.system;
  expect([await saidOf(call.id), await saidOf(own.id)]).toEqual(['no-answer', null]);
});

test('a history is narrowed by direction, outcome, and who was at the other end: a part of the number or of the name of then', async () => {
  const [segment] = answeredCall(tenant).segments;
  if (!segment) throw new Error('the call has a segment');
  const missed = { direction: 'outbound', outcome: 'missed', result: 'no-answer' } as const;
  const other = { number: '+48777100200', name: 'Żaneta 100%', accountId: null };
  const segments = [{ ...segment, ...missed, other, accountId: tenant.jan }];
  const call = answeredCall(tenant, { startedAt: Date.UTC(2026, 3, 1), segments, recording: null });
  await store.calls.close(call);
  const found = async (filter: object) => {
    const page = await store.calls.ofAccount({ tenantId: tenant.id, id: tenant.jan }, { limit: 200, ...filter });
    return page.ok ? page.value.items.map(({ callId }) => callId) : [];
  };
  for (const filter of [
    { direction: 'outbound' },
    { outcome: 'missed' },
    { search: '777 100' },
    { search: 'żaneta' },
    { search: '0%' },
    { search: 'nobody', numbers: ['+48777100200'] },
    { direction: 'outbound', outcome: 'missed', search: 'Żan' },
  ])
    expect(await found(filter), JSON.stringify(filter)).toEqual([call.id]);
  for (const filter of [
    { direction: 'inbound' },
    { outcome: 'answered' },
    { search: '_' },
    { search: '-' },
    { search: 'nobody' },
  ])
    expect(await found(filter), JSON.stringify(filter)).not.toContain(call.id);
});
