import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { NewSipLadder } from './sip-ladders.ts';

let postgres: TestPostgres;
let store: Store;
let [ours, theirs]: TestTenant[] = [];
const AT = new Date(Date.UTC(2026, 10, 1));
const PACKED = Buffer.from([0, 255, 1]);

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  [ours, theirs] = [await makeTenant(store, 'ours.test'), await makeTenant(store, 'theirs.test')];
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const idsOf = (rows: readonly { callId: string }[]) => rows.map(({ callId }) => callId);

/** A call that is over, of a customer, and its ladder. */
async function ladder(number: string, changes: Partial<NewSipLadder> = {}): Promise<NewSipLadder> {
  const tenant = ours as TestTenant;
  const call = answeredCall(tenant, { caller: { number, name: null, accountId: null } });
  await store.calls.close(call);
  return {
    callId: call.id,
    tenantId: tenant.id,
    at: AT,
    sipCallIds: [`leg of ${call.id}`],
    packed: PACKED,
    ...changes,
  };
}

test('the SIP of a call is its tenant’s and nobody else’s, and written once', async () => {
  const one = await ladder('+48600100201');
  await store.sipLadders.keep([one]);
  await store.sipLadders.keep([{ ...one, packed: Buffer.from('again') }]);
  expect(await store.sipLadders.ofCall(one.tenantId, one.callId)).toEqual(PACKED);
  expect(await store.sipLadders.ofCall(theirs?.id ?? '', one.callId)).toBeUndefined();
});

test('of a call that is not here, or another tenant’s, nothing is kept, and the others are', async () => {
  const [one, another] = [await ladder('+48600100202'), await ladder('+48600100202')];
  const missing = { ...one, callId: newId() };
  const foreign = { ...another, tenantId: theirs?.id ?? '' };
  await store.sipLadders.keep([missing, foreign, one]);
  const found = await store.sipLadders.ofNumber('600100202', 10);
  expect(found.map(({ callId }) => callId)).toEqual([one.callId]);
  await store.sipLadders.keep([]);
});

test('an operator finds it by its id, by a Call-ID as long and odd as may be, and by a part of a number; newest first', async () => {
  const odd = `${'x'.repeat(5_000)}\0@host`;
  const older = await ladder('+48600100203', { sipCallIds: ['first', odd] });
  const newer = await ladder('+48600100203', { at: new Date(AT.getTime() + 1), sipCallIds: ['first'] });
  await store.sipLadders.keep([older, newer]);
  expect(idsOf(await store.sipLadders.named(older.callId, 10))).toEqual([older.callId]);
  expect(idsOf(await store.sipLadders.named(odd, 10))).toEqual([older.callId]);
  expect(idsOf(await store.sipLadders.named('first', 10))).toEqual([newer.callId, older.callId]);
  expect(idsOf(await store.sipLadders.named('firs', 10))).toEqual([]);
  expect(idsOf(await store.sipLadders.ofNumber('0100203', 10))).toEqual([newer.callId, older.callId]);
  expect(idsOf(await store.sipLadders.ofNumber('0100203', 1))).toEqual([newer.callId]);
  expect(idsOf(await store.sipLadders.ofNumber('%', 10))).toEqual([]);
});

test('what was kept before is deleted, the oldest first and so many at a time; and with its call', async () => {
  const old = new Date(AT.getTime() - 86_400_000);
  const [first, second, young] = [
    await ladder('+48600100204', { at: old }),
    await ladder('+48600100204', { at: new Date(old.getTime() + 1) }),
    await ladder('+48600100204'),
  ];
  await store.sipLadders.keep([first, second, young]);
  const left = async () => (await store.sipLadders.ofNumber('600100204', 10)).map(({ callId }) => callId);
  expect(await store.sipLadders.forget(AT, 1)).toBe(1);
  expect(await left()).toEqual([young.callId, second.callId]);
  expect(await store.sipLadders.forget(AT, 10)).toBe(1);
  expect(await left()).toEqual([young.callId]);
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  await client.query('DELETE FROM recordings WHERE call_id = $1', [young.callId]);
  await client.query('DELETE FROM calls WHERE id = $1', [young.callId]);
  await client.end();
  expect(await left()).toEqual([]);
});
