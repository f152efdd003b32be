import type { CallRecord, MessageBox } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let made = 0;
let changes: { tenantId: string; missedIds: readonly string[] }[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  store.missedCalls.onChanged((tenantId, missedIds) => changes.push({ tenantId, missedIds }));
});
beforeEach(async () => {
  tenant = await makeTenant(store, `messages-${++made}.test`);
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const CUSTOMER = { number: '+48600100200', name: 'Ewa', accountId: null };
const LINE = '+48221000101';
const T0 = Date.UTC(2026, 0, 5, 10);

/** The customer calls Anna's number at that minute, and is not spoken to. */
function missedCall(minute: number, more: Partial<CallRecord> = {}): CallRecord {
  const startedAt = T0 + minute * 60_000;
  const times = { startedAt, answeredAt: null, endedAt: startedAt + 20_000, ringMs: 20_000, talkMs: 0 };
  const nobody = { result: 'cancelled', outcome: 'missed', segments: [], recording: null } as const;
  return answeredCall(tenant, { caller: CUSTOMER, ...times, ...nobody, ...more });
}

async function rows(filter: object = {}) {
  const page = await store.missedCalls.page(tenant.id, { limit: 50, readerId: tenant.anna, ...filter });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items;
}

async function onlyRow() {
  const [row] = await rows();
  if (!row) throw new Error('nobody was missed');
  return row;
}

/** As `missedCall`, and the customer left a message of so many milliseconds. */
function messageCall(minute: number, box: MessageBox, soundMs = 4_000): CallRecord {
  const call = missedCall(minute, { message: { box, leastMs: 1_500 } });
  const file = `2026/01/05/${call.id}.wav`;
  const recording = {
    id: newId(),
    file,
    startedAt: call.startedAt,
    durationMs: 6_000,
    bytes: 9,
    completeness: 1,
    soundMs,
  };
  return { ...call, recording };
}

test('a message to a user stands in their own list alone, with its recording, until somebody spoke to the customer', async () => {
  const changed: string[] = [];
  store.voiceMessages.onChanged((accountId) => changed.push(accountId));
  const call = messageCall(0, { kind: 'direct', number: LINE, accountId: tenant.anna });
  await store.calls.close(call);
  await store.calls.close(call);
  const [row] = await rows();
  expect(row).toMatchObject({
    reason: 'voicemail',
    messages: [{ recordingId: call.recording?.id, durationMs: 6_000, heardAt: null }],
  });
  expect(await rows({ readerId: tenant.jan })).toEqual([]);
  // Whose it is not hears nothing of it, and does nothing with it.
  const id = row?.id ?? '';
  expect(await store.missedCalls.ownersOf(tenant.id, [id, newId()])).toEqual(new Map([[id, tenant.anna]]));
  const asJan = { tenantId: tenant.id, id, accountId: tenant.jan, at: new Date(T0) };
  for (const done of [
    store.missedCalls.claim(asJan, new Date(T0 + 60_000)),
    store.missedCalls.settle(asJan, 'nuisance'),
    store.missedCalls.reopen(asJan),
  ])
    expect(await done).toEqual({ ok: false, error: { code: 'request/not-found' } });
  expect([changed, await store.voiceMessages.countOf(tenant.anna)]).toEqual([[tenant.anna], { fresh: 1, heard: 0 }]);
  const recording = await store.calls.recordingById(tenant.id, call.recording?.id ?? '');
  expect(recording).toMatchObject({ message: { ownerId: tenant.anna } });
  const by = { tenantId: tenant.id, accountId: tenant.anna };
  expect(await store.voiceMessages.heard(by, call.recording?.id ?? '', new Date(T0))).toBe(true);
  expect(await store.voiceMessages.heard(by, call.recording?.id ?? '', new Date(T0))).toBe(false);
  expect(await store.voiceMessages.countOf(tenant.anna)).toEqual({ fresh: 0, heard: 1 });
  await store.calls.close(missedCall(5));
  expect(await rows({ readerId: tenant.jan })).toMatchObject([{ reason: 'abandoned', attempts: 2, messages: [] }]);
  expect(await store.missedCalls.ownersOf(tenant.id, [id])).toEqual(new Map());
  expect((await onlyRow()).messages).toHaveLength(1);
});

test('a message that is erased is one no longer, and what was recorded of who said nothing is kept by nobody', async () => {
  const box = { kind: 'direct', number: LINE, accountId: tenant.anna } as const;
  const [left, nothing] = [messageCall(0, box), messageCall(1, box, 300)];
  await store.calls.close(left);
  await store.calls.close(nothing);
  expect(await onlyRow()).toMatchObject({ reason: 'abandoned', attempts: 2 });
  expect(await store.calls.recordingById(tenant.id, nothing.recording?.id ?? '')).toBeUndefined();
  expect(await store.recordingRemovals.waiting(10)).toContainEqual({
    recordingId: nothing.recording?.id,
    file: nothing.recording?.file,
  });
  const by = { accountId: tenant.anna, source: 'test', at: new Date(T0) };
  const erasure = { id: newId(), tenantId: tenant.id, number: CUSTOMER.number, reason: 'asked', by };
  expect((await store.recordings.erase(erasure)).ok).toBe(true);
  expect((await onlyRow()).messages).toEqual([]);
  expect(await store.voiceMessages.countOf(tenant.anna)).toEqual({ fresh: 0, heard: 0 });
});

test('a message to a campaign is for everybody, and who hears it first marks it for all, who are told', async () => {
  const call = messageCall(0, { kind: 'campaign', campaignId: newId(), name: 'Sales' });
  await store.calls.close(call);
  changes = [];
  const recordingId = call.recording?.id ?? '';
  expect(await store.calls.recordingById(tenant.id, recordingId)).toMatchObject({ message: { ownerId: null } });
  const by = { tenantId: tenant.id, accountId: tenant.jan };
  expect(await store.voiceMessages.heard(by, recordingId, new Date(T0))).toBe(true);
  const [row] = await rows({ readerId: tenant.jan });
  expect(row?.messages).toMatchObject([{ recordingId, heardAt: expect.any(String) }]);
  expect(changes).toEqual([{ tenantId: tenant.id, missedIds: [row?.id] }]);
});
