import type { CallRecord } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, running, type TestTenant } from '../directory.fixture.ts';
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
  tenant = await makeTenant(store, `missed-${++made}.test`);
  changes = [];
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const CUSTOMER = { number: '+48600100200', name: 'Ewa', accountId: null };
const LINE = '+48221000101';
const MINUTE = 60_000;
const T0 = Date.UTC(2026, 0, 5, 10);

/** The customer calls Anna's number at that minute, and gives up after 20 seconds. */
function missedCall(minute: number, more: Partial<CallRecord> = {}): CallRecord {
  const startedAt = T0 + minute * MINUTE;
  return answeredCall(tenant, {
    startedAt,
    caller: CUSTOMER,
    answeredAt: null,
    endedAt: startedAt + 20_000,
    ringMs: 20_000,
    talkMs: 0,
    result: 'cancelled',
    outcome: 'missed',
    segments: [],
    recording: null,
    ...more,
  });
}

/** Jan calls the customer at that minute; they answer after 5 seconds, or never do. */
function callBack(minute: number, answered: boolean): CallRecord {
  const startedAt = T0 + minute * MINUTE;
  return missedCall(minute, {
    direction: 'outbound',
    caller: { number: '+48221000102', name: 'Jan', accountId: tenant.jan },
    callee: CUSTOMER,
    answeredAt: answered ? startedAt + 5_000 : null,
    result: answered ? 'answered' : 'no-answer',
    outcome: answered ? 'answered' : 'missed',
  });
}

async function rows(filter: object = {}, tenantId = tenant.id) {
  const page = await store.missedCalls.page(tenantId, { limit: 50, readerId: tenant.anna, ...filter });
  if (!page.ok) throw new Error(page.error.code);
  return page.value.items;
}

async function onlyRow() {
  const [row, ...others] = await rows();
  if (!row || others.length > 0) throw new Error(`${others.length + (row ? 1 : 0)} rows`);
  return row;
}

const deed = async (accountId = tenant.anna, at = new Date(T0 + 10 * MINUTE)) => ({
  tenantId: tenant.id,
  id: (await onlyRow()).id,
  accountId,
  at,
});
const inMinutes = (minutes: number) => new Date(T0 + minutes * MINUTE);

test('a call nobody answered is counted when its record is closed, once, however often that is written', async () => {
  const call = missedCall(0);
  await store.calls.save({ record: running(call), state: null });
  expect(await rows()).toEqual([]);
  await Promise.all(Array.from({ length: 8 }, () => store.calls.close(call)));
  await store.calls.save({ record: call, state: 'zombie' });
  expect(await onlyRow()).toMatchObject({
    number: CUSTOMER.number,
    name: 'Ewa',
    line: LINE,
    lineName: `anna of missed-${made}.test`,
    reason: 'abandoned',
    attempts: 1,
    waitedMs: 20_000,
    settledAt: null,
  });
  expect(changes).toEqual([{ tenantId: tenant.id, missedIds: [(await onlyRow()).id] }]);
});

test('a customer has one row for each of our numbers they called, with the last reason and name', async () => {
  const calls = [
    missedCall(0),
    missedCall(3, { result: 'rejected', caller: { ...CUSTOMER, name: null } }),
    missedCall(1, { callee: { number: '+48221000102', name: 'Jan', accountId: tenant.jan } }),
  ];
  for (const call of calls) await store.calls.close(call);
  expect(await rows()).toMatchObject([
    { line: LINE, attempts: 2, reason: 'rejected', name: 'Ewa', firstAt: new Date(T0 + 20_000) },
    { line: '+48221000102', attempts: 1 },
  ]);
});

test('attempts that end in the same moment are all counted', async () => {
  await Promise.all(Array.from({ length: 40 }, () => store.calls.close(missedCall(0))));
  expect((await onlyRow()).attempts).toBe(40);
});

test('the row turns green when the customer answers, not when the phone rings, and stays so when the call ends', async () => {
  await store.calls.close(missedCall(0));
  const call = callBack(5, true);
  await store.calls.save({ record: { ...running(call), answeredAt: null }, state: null });
  expect(await onlyRow()).toMatchObject({ settledAt: null });
  await store.calls.save({ record: running(call), state: null });
  const green = {
    settledAt: new Date(call.answeredAt ?? 0),
    settledHow: 'called-back',
    settledByName: expect.any(String),
  };
  expect(await onlyRow()).toMatchObject(green);
  await store.calls.close(call);
  expect(await onlyRow()).toMatchObject(green);
  expect(changes).toHaveLength(2);
});

test('a customer who calls again and is answered is settled on every line, and red again when they are missed after that', async () => {
  await store.calls.close(missedCall(0));
  await store.calls.close(missedCall(1));
  const jans = { callee: { number: '+48221000102', name: 'Jan', accountId: tenant.jan } };
  await store.calls.close(missedCall(2, jans));
  const answeredAt = T0 + 3 * MINUTE;
  await store.calls.close(missedCall(3, { answeredAt, result: 'answered', outcome: 'answered' }));
  expect(await rows({ state: 'open' })).toEqual([]);
  expect(await rows({ state: 'settled' })).toMatchObject([
    { settledHow: 'called-again' },
    { settledHow: 'called-again' },
  ]);
  await store.calls.close(missedCall(9));
  expect(await rows({ state: 'open' })).toMatchObject([{ line: LINE, attempts: 1, settledHow: null }]);
});

test('a conversation settles nothing missed after it, and a late record of one missed before it reddens nothing', async () => {
  await store.calls.close(missedCall(5));
  await store.calls.close(callBack(2, true));
  expect(await onlyRow()).toMatchObject({ settledAt: null });
  await store.calls.close(callBack(8, true));
  await store.calls.close(missedCall(6));
  expect(await onlyRow()).toMatchObject({ settledHow: 'called-back', attempts: 1 });
});

test('of 50 users who claim a row at once exactly one has it', async () => {
  await store.calls.close(missedCall(0));
  const { id, at, tenantId } = await deed();
  const users = await Promise.all(Array.from({ length: 50 }, (_, n) => makeUser(n)));
  const answers = await Promise.all(
    users.map((accountId) => store.missedCalls.claim({ id, at, tenantId, accountId }, inMinutes(13))),
  );
  const winners = users.filter((_, n) => answers[n]?.ok);
  expect(winners).toEqual([(await onlyRow()).claimedBy]);
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'missed-call/claimed')).toHaveLength(49);
});

async function makeUser(n: number): Promise<string> {
  const id = newId();
  await store.accounts.create({
    id,
    tenantId: tenant.id,
    login: `user${n}`,
    displayName: `User ${n}`,
    kind: 'agent',
    extension: String(200 + n),
    directNumber: null,
    roles: [],
    passwordHash: 'none',
    webphoneSeat: true,
    mayHearOwnRecordings: false,
  });
  return id;
}

test('a claim ends when the call back reaches nobody, when it runs out, or when it is given up', async () => {
  await store.calls.close(missedCall(0));
  const [jans, annas] = [await deed(tenant.jan), await deed(tenant.anna)];
  const later = { ...annas, at: inMinutes(14) };
  expect(await store.missedCalls.claim(jans, inMinutes(13))).toMatchObject({ ok: true });
  expect(await store.missedCalls.claim(annas, inMinutes(13))).toMatchObject({ error: { code: 'missed-call/claimed' } });
  expect(await store.missedCalls.settle(annas, 'nuisance')).toMatchObject({ error: { code: 'missed-call/claimed' } });
  await store.calls.close(callBack(11, false));
  expect(await store.missedCalls.claim(annas, inMinutes(13))).toMatchObject({ ok: true });
  expect(await store.missedCalls.release(jans)).toMatchObject({ ok: true });
  expect((await onlyRow()).claimedBy).toBe(tenant.anna);
  expect(await store.missedCalls.release(annas)).toMatchObject({ ok: true });
  expect((await onlyRow()).claimedBy).toBeNull();
  await store.missedCalls.claim(jans, inMinutes(13));
  expect(await store.missedCalls.claim(later, inMinutes(17))).toMatchObject({ ok: true });
});

test('a row says when the first open recall of its customer is due, and nothing once there is none', async () => {
  await store.calls.close(missedCall(0));
  expect((await onlyRow()).recallAt).toBeNull();
  const of = { ...CUSTOMER, tenantId: tenant.id, campaignId: null, callId: null, note: null, at: inMinutes(1) };
  const planned = await store.recalls.plan({ ...of, by: tenant.anna }, { accountId: tenant.anna, at: inMinutes(90) });
  await store.recalls.plan(
    { ...of, by: tenant.anna, number: '+48600100299' },
    { accountId: tenant.anna, at: inMinutes(30) },
  );
  expect((await onlyRow()).recallAt).toEqual(inMinutes(90));
  if (!planned.ok) throw new Error(planned.error.code);
  await store.recalls.cancel({ ...(await deed()), id: planned.value, as: 'agent' });
  expect((await onlyRow()).recallAt).toBeNull();
});

test('a row is settled by hand with the reason, and opened again; the conversation there was settles it no more', async () => {
  await store.calls.close(missedCall(0));
  const call = callBack(5, true);
  await store.calls.save({ record: running(call), state: null });
  const annas = await deed();
  expect(await store.missedCalls.settle(annas, 'nuisance')).toMatchObject({ error: { code: 'missed-call/settled' } });
  expect(await store.missedCalls.claim(annas, inMinutes(13))).toMatchObject({ error: { code: 'missed-call/settled' } });
  expect(await store.missedCalls.reopen(annas)).toMatchObject({ ok: true });
  await store.calls.close(call);
  expect(await onlyRow()).toMatchObject({ settledAt: null });
  expect(await store.missedCalls.settle(annas, 'nuisance')).toMatchObject({ ok: true });
  expect(await onlyRow()).toMatchObject({ settledHow: 'manually', settledWhy: 'nuisance', settledAt: annas.at });
});

test('another tenant sees nothing of the list and can do nothing to it, with the row’s id in hand', async () => {
  await store.calls.close(missedCall(0));
  const stranger = await makeTenant(store, `stranger-${made}.test`);
  const theirs = { ...(await deed()), tenantId: stranger.id, accountId: stranger.anna };
  const gone = { ok: false, error: { code: 'request/not-found' } };
  expect(await rows({}, stranger.id)).toEqual([]);
  expect(await store.missedCalls.claim(theirs, inMinutes(13))).toEqual(gone);
  expect(await store.missedCalls.release(theirs)).toEqual(gone);
  expect(await store.missedCalls.settle(theirs, 'nuisance')).toEqual(gone);
  expect(await store.missedCalls.reopen(theirs)).toEqual(gone);
  expect(await onlyRow()).toMatchObject({ claimedBy: null, settledAt: null });
});

test('a tenant that narrows the list shows an agent their campaigns’ calls and their own number’s, and lets them do nothing to others', async () => {
  const by = { at: new Date(T0), source: '127.0.0.1', tenantId: tenant.id };
  const [ours, theirs] = [newId(), newId()];
  for (const [id, member] of [
    [ours, tenant.anna],
    [theirs, tenant.jan],
  ] as const) {
    const references = [{ field: 'members.0.accountId', kind: 'account' as const, id: member }];
    const draft = { name: id, scope: '', settings: { name: id }, references };
    expect((await store.entries.create({ tenantId: tenant.id, kind: 'campaign', id }, { draft, by })).ok).toBe(true);
    const queue = { campaignId: id, campaignName: id, enteredAt: T0, waitMs: 30_000, isShort: false, offers: [] };
    await store.calls.close(missedCall(1, { queue: { ...queue, left: 'abandoned' } }));
  }
  await store.calls.close(missedCall(2));
  const seenBy = async (readerId: string) => (await rows({ readerId })).map(({ line }) => line).toSorted();
  const all = [ours, theirs, LINE].toSorted();
  expect([await seenBy(tenant.anna), await seenBy(tenant.jan)]).toEqual([all, all]);
  const known = await store.tenantSettings.of(tenant.id);
  const settings = { ...known.settings, missedList: 'own-campaigns' as const };
  expect((await store.tenantSettings.change(tenant.id, { version: known.version, settings }, by)).ok).toBe(true);
  expect([await seenBy(tenant.anna), await seenBy(tenant.jan)]).toEqual([[ours, LINE].toSorted(), [theirs]]);
  const [theirRow] = await rows({ readerId: tenant.jan });
  const claim = { tenantId: tenant.id, id: theirRow?.id ?? '', at: inMinutes(10) };
  expect(await store.missedCalls.claim({ ...claim, accountId: tenant.anna }, inMinutes(13))).toMatchObject({
    ok: false,
  });
  expect(await store.missedCalls.claim({ ...claim, accountId: tenant.jan }, inMinutes(13))).toMatchObject({ ok: true });
});

test('the list is read page by page, every row once, and searched by any part of number and name', async () => {
  const numbers = Array.from({ length: 7 }, (_, n) => `+4870010020${n}`);
  for (const [n, number] of numbers.entries())
    await store.calls.close(missedCall(n < 4 ? 0 : n, { caller: { number, name: `Klient ${n}`, accountId: null } }));
  const seen: string[] = [];
  for (let after: string | undefined, last = false; !last;) {
    const page = await store.missedCalls.page(tenant.id, { limit: 3, after, readerId: tenant.anna });
    if (!page.ok) throw new Error(page.error.code);
    seen.push(...page.value.items.map((row) => row.number));
    after = page.value.next ?? undefined;
    last = after === undefined;
  }
  expect(seen.slice(0, 3)).toEqual(numbers.slice(4).toReversed());
  expect(seen.toSorted()).toEqual(numbers);
  expect(await rows({ search: '700 100-205' })).toMatchObject([{ name: 'Klient 5' }]);
  expect(await rows({ search: 'klient 6' })).toMatchObject([{ number: '+48700100206' }]);
  for (const search of ['%', '-']) expect(await rows({ search })).toEqual([]);
});
