import type { ForwardingRecord } from '@wpm/calls';
import { type ForwardingRules, NO_FORWARDING, dialRules, trunkSettings } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from './database.fixture.ts';
import { asTenant, databaseOn, openPool } from './database.ts';
import { answeredCall, makeTenant, type TestTenant } from './directory.fixture.ts';
import { openStore, type Store } from './open-store.ts';

let postgres: TestPostgres;
let store: Store;
let ours: TestTenant;
let theirs: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  ours = await makeTenant(store, 'ours.test');
  theirs = await makeTenant(store, 'theirs.test');
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
  expect((await store.trunks.create(key, { settings: settings('one'), secret, accept })).ok).toBe(true);
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
  expect(await store.trunks.change({ ...key, version: 1 }, { settings: settings('theirs now') })).toMatchObject({
    error: { code: 'trunk/changed-meanwhile' },
  });
  expect(await store.trunks.remove(key)).toBe(false);
  expect((await store.trunks.ofTenant(ours.id))[0]).toEqual(mine);
});

test('of two changes made from one version the second is refused; secrets that are not named stay', async () => {
  const key = { tenantId: ours.id, id: newId() };
  await store.trunks.create(key, { settings: settings('two'), secret: Buffer.from('x') });
  const first = await store.trunks.change({ ...key, version: 1 }, { settings: settings('renamed') });
  const second = await store.trunks.change({ ...key, version: 1 }, { settings: settings('lost') });
  expect([first.ok, second]).toEqual([true, { ok: false, error: { code: 'trunk/changed-meanwhile' } }]);
  expect(await store.trunks.byId(key.id)).toMatchObject({ version: 2, secret: Buffer.from('x') });
  await store.trunks.change({ ...key, version: 2 }, { settings: settings('renamed'), secret: null });
  expect(await store.trunks.inTenant(key)).toMatchObject({ version: 3, hasPassword: false });
});

const create = (tenantId: string) =>
  store.trunks.create({ tenantId, id: newId() }, { settings: settings('same name') });

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
  const by = { at: new Date(), source: '192.0.2.7', tenantId: ours.id };
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
  const both = await Promise.all([rules, NO_FORWARDING].map((each) => store.forwardings.change(owner, 0, each)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await store.forwardings.change(owner, 1, rules)).toEqual({ ok: true, value: { version: 2, rules } });
  expect(await store.forwardings.change(owner, 1, NO_FORWARDING)).toEqual({
    ok: false,
    error: { code: 'forwarding/changed-meanwhile' },
  });
  expect(await store.forwardings.of(ours.anna)).toEqual({ version: 2, rules });
  const stranger = { ...owner, tenantId: theirs.id };
  expect(await store.forwardings.inTenant(stranger)).toEqual({ version: 0, rules: NO_FORWARDING });
  expect((await store.forwardings.change(stranger, 2, NO_FORWARDING)).ok).toBe(false);
  expect(await store.forwardings.of(ours.anna)).toEqual({ version: 2, rules });
});
