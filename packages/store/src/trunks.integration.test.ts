import type { ForwardingRecord } from '@wpm/calls';
import { type ForwardingRules, NO_FORWARDING, dialRules, trunkSettings } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from './database.fixture.ts';
import { asTenant, databaseOn, openPool } from './database.ts';
import type { ChangedBy } from './directory/audit-change.ts';
import { answeredCall, makeTenant, type TestTenant } from './directory.fixture.ts';
import { openStore, type Store } from './open-store.ts';

let postgres: TestPostgres;
let store: Store;
let ours: TestTenant;
let theirs: TestTenant;
let by: ChangedBy;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  ours = await makeTenant(store, 'ours.test');
  theirs = await makeTenant(store, 'theirs.test');
  by = { at: new Date(), source: '192.0.2.7', tenantId: ours.id };
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const settings = (name: string) => trunkSettings.parse({ name, peers: [{ host: '192.0.2.7', port: 5060 }] });

test('a trunk is read back as it was written, and its secrets by telephony alone', async () => {
  const key = { tenantId: ours.id, id: newId() };
  const accept = { user: 'trunk-1', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) };
  const secret = Buffer.from('sealed');
  expect((await store.trunks.create(key, { settings: settings('one'), secret, accept }, by)).ok).toBe(true);
  expect(await store.trunks.byId(key.id)).toEqual({
    ...key,
    domain: 'ours.test',
    version: 1,
    settings: settings('one'),
    secret,
    accept,
  });
  const view = { id: key.id, version: 1, settings: settings('one'), hasPassword: true, acceptUser: 'trunk-1' };
  expect(await store.trunks.inTenant(key)).toEqual(view);
  expect(await store.trunks.ofTenant(ours.id)).toEqual([view]);
});

test('a trunk of another tenant can be neither seen, changed nor removed', async () => {
  const [mine] = await store.trunks.ofTenant(ours.id);
  const key = { tenantId: theirs.id, id: mine?.id ?? '' };
  expect(await store.trunks.inTenant(key)).toBeUndefined();
  expect(await store.trunks.ofTenant(theirs.id)).toEqual([]);
  expect(await store.trunks.change({ ...key, version: 1 }, { settings: settings('theirs now') }, by)).toMatchObject({
    error: { code: 'trunk/changed-meanwhile' },
  });
  expect(await store.trunks.remove(key, by)).toBe(false);
  expect((await store.trunks.ofTenant(ours.id))[0]).toEqual(mine);
});

test('of two changes made from one version the second is refused; secrets that are not named stay', async () => {
  const key = { tenantId: ours.id, id: newId() };
  await store.trunks.create(key, { settings: settings('two'), secret: Buffer.from('x') }, by);
  const first = await store.trunks.change({ ...key, version: 1 }, { settings: settings('renamed') }, by);
  const second = await store.trunks.change({ ...key, version: 1 }, { settings: settings('lost') }, by);
  expect([first.ok, second]).toEqual([true, { ok: false, error: { code: 'trunk/changed-meanwhile' } }]);
  expect(await store.trunks.byId(key.id)).toMatchObject({ version: 2, secret: Buffer.from('x') });
  await store.trunks.change({ ...key, version: 2 }, { settings: settings('renamed'), secret: null }, by);
  expect(await store.trunks.inTenant(key)).toMatchObject({ version: 3, hasPassword: false });
});

const audited = async (subject: string) => {
  const page = await store.audit.page(ours.id, { subject, limit: 20 });
  return page.ok ? page.value.items.map(({ action, before, after }) => ({ action, before, after })) : [];
};

test('what was of a trunk and what became of it is in the audit log: of its secrets that there are some, and that they are new', async () => {
  const key = { tenantId: ours.id, id: newId() };
  const accept = { user: 'trunk-3', md5: 'c'.repeat(32), sha256: 'd'.repeat(64) };
  const secret = Buffer.from('sealed');
  const [three, four] = [settings('three'), settings('four')];
  await store.trunks.create(key, { settings: three, secret }, by);
  await store.trunks.change({ ...key, version: 1 }, { settings: four, secret: Buffer.from('anew') }, by);
  await store.trunks.change({ ...key, version: 1 }, { settings: settings('lost') }, by);
  await store.trunks.change({ ...key, version: 2 }, { settings: four, secret: null, accept }, by);
  await store.trunks.renewCredentials({ ...key, version: 3 }, { ...accept, user: 'trunk-4' }, by);
  expect(await store.trunks.renewCredentials({ ...key, version: 3 }, accept, by)).toMatchObject({ ok: false });
  expect(await store.trunks.inTenant(key)).toMatchObject({ version: 4, settings: four, acceptUser: 'trunk-4' });
  await store.trunks.remove(key, by);
  const held = { ...four, password: 'none', credentials: 'set' };
  const log = await audited(key.id);
  expect(log).toEqual([
    { action: 'trunk.remove', before: held, after: null },
    { action: 'trunk.renew-credentials', before: held, after: { ...held, credentials: 'changed' } },
    { action: 'trunk.change', before: { ...four, password: 'set', credentials: 'none' }, after: held },
    {
      action: 'trunk.change',
      before: { ...three, password: 'set', credentials: 'none' },
      after: { ...four, password: 'changed', credentials: 'none' },
    },
    { action: 'trunk.create', before: null, after: { ...three, password: 'set', credentials: 'none' } },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/c{32}|d{64}|trunk-[34]/);
});

test('a trunk is set up with what belongs to it, or not at all, and neither is it then in the audit log', async () => {
  const key = { tenantId: ours.id, id: newId() };
  const half = store.setUp(async ({ trunks }) => {
    await trunks.create(key, { settings: settings('half') }, by);
    throw new Error('the rest fails');
  });
  await expect(half).rejects.toThrow('the rest fails');
  expect([await store.trunks.inTenant(key), await audited(key.id)]).toEqual([undefined, []]);
});

const create = (tenantId: string) =>
  store.trunks.create({ tenantId, id: newId() }, { settings: settings('same name') }, by);

test('a name is unique in its tenant and free in another', async () => {
  expect(await create(ours.id)).toMatchObject({ ok: true });
  expect(await create(ours.id)).toMatchObject({ error: { code: 'trunk/name-taken' } });
  expect(await create(theirs.id)).toMatchObject({ ok: true });
});

test.each(['SELECT secret FROM trunks', 'SELECT accept_md5 FROM trunks', 'UPDATE trunks SET version = 9'])(
  'a request may not run: %s',
  async (text) => {
    const db = databaseOn(openPool(postgres.server.url, silentLog));
    await expect(asTenant(db, ours.id, (tx) => sql.raw(text).execute(tx))).rejects.toThrow(/permission denied/);
    await db.destroy();
  },
);

test('a tenant that never set a dial policy has the defaults; a change is seen by itself alone, and what was is in the audit log', async () => {
  const before = dialRules.parse({});
  expect(await store.dialPolicies.inTenant(ours.id)).toEqual({ version: 0, rules: before });
  const rules = dialRules.parse({ international: { countries: ['DE'] } });
  const change = (version: number) => store.dialPolicies.change(ours.id, { version, rules }, by);
  expect(await change(0)).toEqual({ ok: true, value: { version: 1, rules } });
  expect(await change(0)).toMatchObject({ ok: false });
  expect(await change(1)).toMatchObject({ value: { version: 2 } });
  expect(await change(1)).toMatchObject({ ok: false });
  expect(await store.dialPolicies.inTenant(ours.id)).toEqual({ version: 2, rules });
  expect((await store.dialPolicies.inTenant(theirs.id)).version).toBe(0);
  const log = await store.audit.page(ours.id, { action: 'dial-policy.', limit: 10 });
  // What was refused is no change.
  expect(log).toMatchObject({
    value: {
      items: [
        { action: 'dial-policy.change', result: 'ok', before: rules, after: rules },
        { action: 'dial-policy.change', result: 'ok', before, after: rules },
      ],
    },
  });
});

test('registrations of trunks that exist are known to live', async () => {
  const [mine] = await store.trunks.ofTenant(ours.id);
  const ids = [mine?.id ?? '', newId()];
  expect([...(await store.registrations.livingOwners(ids))]).toEqual([mine?.id]);
});

test('calls that left the platform are found for the limits; refused and inbound ones are not', async () => {
  const startedAt = Date.UTC(2026, 0, 6, 10);
  const caller = { number: '101', name: 'Anna', accountId: ours.anna };
  const trunkId = newId();
  const out = { direction: 'outbound', caller, trunkId, startedAt, segments: [], recording: null } as const;
  await store.calls.close(answeredCall(ours, out));
  await store.calls.close(answeredCall(ours, { ...out, refusal: 'call/not-permitted' }));
  await store.calls.close(answeredCall(ours, { startedAt, segments: [], recording: null }));
  const since = (ms: number) => store.dialPolicies.recentCalls(new Date(ms));
  expect(await since(startedAt - 1)).toMatchObject([{ tenantId: ours.id, accountId: ours.anna, trunkId }]);
  expect(await since(startedAt)).toEqual([]);
});

test('what a forwarding took outside counts for whoever forwards, and stands in the lists of calls as it went', async () => {
  const caller = { number: '+48600100200', name: null, accountId: null };
  const anna = { number: '101', name: 'Anna', accountId: ours.anna };
  const jan = { number: '102', name: 'Jan', accountId: ours.jan };
  const forwardings: ForwardingRecord[] = [
    { from: anna, to: jan, reason: 'always', refusal: null, trunkId: null },
    { from: jan, to: anna, reason: 'unreachable', refusal: 'forwarding/loop', trunkId: null },
    { from: jan, to: { ...caller, number: '+48500' }, reason: 'busy', refusal: null, trunkId: newId() },
  ];
  const startedAt = Date.UTC(2026, 0, 7, 10);
  const forwarded = answeredCall(ours, { startedAt, caller, forwardings });
  await store.calls.close(forwarded);
  await store.calls.close(answeredCall(ours, { startedAt, forwardings: forwardings.slice(0, 2) }));
  expect(await store.dialPolicies.recentCalls(new Date(startedAt - 1))).toMatchObject([
    { tenantId: ours.id, accountId: ours.jan, trunkId: forwardings[2]?.trunkId, startedAt: new Date(startedAt) },
  ]);
  const [mine, reported] = [
    await store.calls.ofAccount({ tenantId: ours.id, id: ours.anna }, { limit: 9 }),
    await store.calls.ofTenant(ours.id, { limit: 9 }),
  ];
  for (const page of [mine, reported]) {
    const items = page.ok ? page.value.items : [];
    expect(items.find(({ callId }) => callId === forwarded.id)?.forwardings).toEqual(forwardings);
  }
});

test('a user’s forwarding is read by the tenant alone; of two changes from one version the second is refused', async () => {
  const owner = { tenantId: ours.id, accountId: ours.anna };
  const rules: ForwardingRules = { ...NO_FORWARDING, busy: { on: true, target: '102' } };
  expect(await store.forwardings.inTenant(owner)).toEqual({ version: 0, rules: NO_FORWARDING });
  const change = (version: number, wanted: ForwardingRules) =>
    store.forwardings.change(owner, { version, rules: wanted }, by);
  const both = await Promise.all([rules, NO_FORWARDING].map((each) => change(0, each)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await change(1, rules)).toEqual({ ok: true, value: { version: 2, rules } });
  expect(await change(1, NO_FORWARDING)).toEqual({
    ok: false,
    error: { code: 'forwarding/changed-meanwhile' },
  });
  expect(await store.forwardings.of(ours.anna)).toEqual({ version: 2, rules });
  const stranger = { ...owner, tenantId: theirs.id };
  expect(await store.forwardings.inTenant(stranger)).toEqual({ version: 0, rules: NO_FORWARDING });
  expect((await store.forwardings.change(stranger, { version: 2, rules: NO_FORWARDING }, by)).ok).toBe(false);
  expect(await store.forwardings.of(ours.anna)).toEqual({ version: 2, rules });
  const [winner] = both.flatMap((each) => (each.ok ? [each.value.rules] : []));
  // What was refused is no change.
  expect(await audited(ours.anna)).toEqual([
    { action: 'forwarding.change', before: winner, after: rules },
    { action: 'forwarding.change', before: NO_FORWARDING, after: winner },
  ]);
});
