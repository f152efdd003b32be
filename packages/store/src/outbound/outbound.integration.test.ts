import { type EntryInput, advanceEntry } from '@wpm/acd';
import { type OutboundListSettings, outboundListSettings } from '@wpm/contract';
import { silentLog } from '@wpm/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { NO_EFFECTS, answeredCall, makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { EntryDraft } from '../directory/entries.ts';
import type { EntryKind } from '../tables.ts';
import type { EntryImport } from './import-entries.ts';

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let campaignId: string;
let listId: string;
let settings: OutboundListSettings;
let made = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});
beforeEach(async () => {
  tenant = await makeTenant(store, `outbound-${++made}.test`);
  [campaignId, listId] = [newId(), newId()];
  const members = [tenant.anna, tenant.jan].map((account, index) => ({
    field: `members.${index}.accountId`,
    kind: 'account' as const,
    id: account,
  }));
  const campaign = { name: 'Sales', settings: { name: 'Sales', enabled: true }, references: members };
  await created('campaign', campaignId, campaign);
  settings = outboundListSettings.parse({ name: 'Renewals', campaignId, mode: 'progressive' });
  await created('outbound-list', listId, { name: 'Renewals', settings, references: [] });
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const NOW = new Date(Date.UTC(2026, 0, 5, 12));
const by = () => ({ at: NOW, source: '127.0.0.1', tenantId: tenant.id });

async function created(kind: EntryKind, id: string, draft: Omit<EntryDraft, 'scope'>) {
  const done = await store.entries.create(
    { tenantId: tenant.id, kind, id },
    { draft: { scope: '', ...draft }, by: by() },
  );
  if (!done.ok) throw new Error(done.error.code);
}

const ewa = (externalId: string, number: string, more: Partial<EntryImport> = {}): EntryImport => ({
  externalId,
  name: 'Ewa Żółć',
  numbers: [number],
  fields: [{ name: 'Contract', value: '7/2026' }],
  priority: 10,
  notBefore: null,
  ...more,
});
const imported = (imports: readonly EntryImport[], preview = false) =>
  store.outbound.import({ tenantId: tenant.id, listId, by: by(), preview }, imports);

const barring = (reason: string) => ({ tenantId: tenant.id, reason, by: { ...by(), accountId: tenant.anna } });

/** What was seen becomes this, unless somebody was first. */
async function moves(id: string, input: EntryInput, at = NOW) {
  const row = (await store.outbound.byId(tenant.id, id)) ?? expect.unreachable();
  const advanced = advanceEntry(row.entry, input, settings, at.getTime());
  if (!advanced.ok) return advanced.error.code;
  return store.outbound.move(row, advanced.value, { at });
}

/** Of these of all tenants, this tenant's. */
const mine = async <Row extends { readonly tenantId: string }>(all: Promise<readonly Row[]>) =>
  (await all).filter(({ tenantId }) => tenantId === tenant.id);

async function onlyEntry() {
  const [row] = await store.outbound.callable({ listId, now: NOW, limit: 5 });
  return row ?? expect.unreachable();
}

/** All entries of the list, in whatever state. */
async function entries() {
  const page = await store.outbound.page(tenant.id, { listId, limit: 50 });
  return page.ok ? page.value.items : expect.unreachable();
}

/** A call in which Anna hears that Ewa is not to be called any more. */
async function barsEwa(): Promise<void> {
  const call = answeredCall(tenant);
  await store.calls.close(call);
  const part = await store.classifications.partOf({ tenantId: tenant.id, callId: call.id });
  if (!part) throw new Error('there is a part');
  const effects = { ...NO_EFFECTS, doNotCall: true };
  const said = { ids: [newId()], names: [{ pl: 'Nie dzwonić' }], says: 'failure', note: null, effects } as const;
  await store.classifications.set(part, said, { ...by(), accountId: tenant.anna });
}

test('entries are imported once by their external id: duplicates are pointed out, a preview writes nothing', async () => {
  const three = [ewa('1', '+48600100201'), ewa('2', '+48600100202'), ewa('3', '+48600100201')];
  expect((await imported(three, true))?.map(({ result }) => result)).toEqual(['created', 'created', 'duplicate']);
  expect(await store.outbound.callable({ listId, now: NOW, limit: 5 })).toEqual([]);
  expect(await imported(three)).toEqual([
    { result: 'created' },
    { result: 'created' },
    { result: 'duplicate', duplicates: ['1'] },
  ]);
  const again = [ewa('1', '+48600100201'), ewa('2', '+48600100299')];
  expect((await imported(again))?.map(({ result }) => result)).toEqual(['unchanged', 'changed']);
  const page = await store.outbound.page(tenant.id, { listId, limit: 10, search: 'zolc' });
  expect(page.ok && page.value.items.map(({ externalId }) => externalId)).toEqual(['1', '2']);
  const accent = { listId, limit: 10, search: '\u0301' };
  expect(await store.outbound.page(tenant.id, accent)).toMatchObject({ value: { items: [] } });
  const other = await makeTenant(store, `other-${made}.test`);
  expect(await store.outbound.import({ tenantId: other.id, listId, by: by(), preview: false }, three)).toBeUndefined();
  expect(await store.outbound.page(other.id, { listId, limit: 10 })).toMatchObject({ value: { items: [] } });
});

test('of fifty who call an entry at once one does, and an agent has one entry at a time', async () => {
  await imported([ewa('1', '+48600100201'), ewa('2', '+48600100202')]);
  const [first, second] = await store.outbound.callable({ listId, now: NOW, limit: 5 });
  const tried = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      moves(first?.id ?? '', {
        kind: 'dial',
        call: { by: index % 2 ? tenant.anna : tenant.jan, callId: newId(), number: '+48600100201' },
      }),
    ),
  );
  expect(tried.filter((done) => done === true)).toHaveLength(1);
  const [under] = await mine(store.outbound.underWay());
  const busy = under?.entry.state.kind === 'dialling' ? under.entry.state.by : '';
  expect(await moves(second?.id ?? '', { kind: 'offer', to: busy, until: NOW.getTime() + 1 })).toBe(false);
});

test('a number that is barred meanwhile is not called: it is asked in the statement that begins the call', async () => {
  await imported([ewa('1', '+48600100200')]);
  const row = await onlyEntry();
  const dial: EntryInput = { kind: 'dial', call: { by: tenant.anna, callId: newId(), number: '+48600100200' } };
  const advanced = advanceEntry(row.entry, dial, settings, NOW.getTime());
  await barsEwa();
  expect(advanced.ok && (await store.outbound.move(row, advanced.value, { at: NOW }))).toBe(false);
  expect((await onlyEntry()).barred).toEqual(['+48600100200']);
  expect(await moves(row.id, { kind: 'bar' })).toBe(true);
  expect(await imported([ewa('1', '+48600100200', { name: 'Ewa' })])).toEqual([{ result: 'do-not-call' }]);
});

test('what a killed platform left behind is found with its call, and counted once', async () => {
  await imported([ewa('1', '+48600100201')]);
  const { id } = await onlyEntry();
  const call = answeredCall(tenant, { result: 'busy', answeredAt: null, outcome: 'failed' });
  await moves(id, { kind: 'dial', call: { by: tenant.anna, callId: call.id, number: '+48600100201' } });
  expect(await mine(store.outbound.underWay())).toMatchObject([{ id, call: null }]);
  await store.calls.close(call);
  expect(await mine(store.outbound.underWay())).toMatchObject([{ id, call: { isOver: true, result: 'busy' } }]);
  const ended: EntryInput = { kind: 'ended', callId: call.id, outcome: 'busy' };
  expect(await moves(id, ended)).toBe(true);
  expect(await moves(id, ended)).toBe('outbound/not-offered');
  expect(await store.outbound.counts(tenant.id, listId, NOW)).toEqual({
    states: { retry: 1 },
    ends: { busy: 1 },
    today: { answered: 0, abandoned: 0 },
  });
  expect(await mine(store.outbound.workable(NOW))).toEqual([]);
  const later = new Date(NOW.getTime() + 11 * 60_000);
  expect(await mine(store.outbound.workable(later))).toMatchObject([
    { listId, campaignId, members: [tenant.anna, tenant.jan], today: { answered: 0, abandoned: 0 } },
  ]);
});

test('numbers are listed and let go by hand, with the reason in the list and in the audit log; what was called is reopened, one or all of a result', async () => {
  const [busy, ready, wanted] = [
    ewa('busy', '+48600100201'),
    ewa('done', '+48600100202'),
    ewa('barred', '+48600100203'),
  ];
  await imported([busy, ready, wanted]);
  const ids = new Map((await entries()).map(({ externalId, id }) => [externalId, id]));
  const idOf = (externalId: string) => ids.get(externalId) ?? expect.unreachable();
  const call = async (externalId: string, outcome: 'busy' | 'answered') => {
    const callId = newId();
    const number = externalId === 'busy' ? '+48600100201' : '+48600100202';
    await moves(idOf(externalId), { kind: 'dial', call: { by: tenant.anna, callId, number } });
    await moves(idOf(externalId), { kind: 'ended', callId, outcome });
  };
  settings = { ...settings, mostAttempts: 1 };
  await call('busy', 'busy');
  await call('done', 'answered');
  expect(await store.doNotCall.add(['+48600100203', '+48600100203'], barring('by letter'))).toEqual(['+48600100203']);
  expect(await store.doNotCall.add(['+48600100203'], barring('again'))).toEqual([]);
  await moves(idOf('barred'), { kind: 'bar' });
  const states = async () =>
    Object.fromEntries((await entries()).map(({ externalId, entry }) => [externalId, entry.state.kind]));
  expect(await states()).toEqual({ busy: 'exhausted', done: 'done', barred: 'blocked' });

  const reopen = (which: Parameters<typeof store.outbound.reopen>[0]['which']) =>
    store.outbound.reopen({ tenantId: tenant.id, listId, which, by: by() });
  // Nobody may call it: there is nothing to reopen.
  expect(await reopen({ result: 'do-not-call' })).toBe(0);
  expect([await reopen({ result: 'busy' }), await reopen({ entryId: idOf('done') })]).toEqual([1, 1]);
  expect(await states()).toEqual({ busy: 'waiting', done: 'waiting', barred: 'blocked' });
  const again = await store.outbound.byId(tenant.id, idOf('busy'));
  expect([again?.entry.tried, again?.entry.numbers]).toEqual([{}, ['+48600100201']]);
  expect(await reopen({ entryId: idOf('done') })).toBe(0);

  const page = await store.doNotCall.page(tenant.id, { limit: 10, digits: '0203' });
  expect(page).toMatchObject({ next: null, items: [{ number: '+48600100203', reason: 'by letter', callId: null }] });
  expect(await store.doNotCall.remove('+48600100203', barring('asked to be called'))).toBe(true);
  expect(await store.doNotCall.remove('+48600100203', barring('twice'))).toBe(false);
  expect(await reopen({ result: 'do-not-call' })).toBe(1);
  const log = await store.audit.page(tenant.id, { limit: 20, action: 'do-not-call.' });
  expect(log.ok && log.value.items.map(({ action, subject, after }) => [action, subject, after])).toEqual([
    ['do-not-call.remove', '+48600100203', { reason: 'asked to be called' }],
    ['do-not-call.add', '+48600100203', { reason: 'by letter' }],
  ]);
});
