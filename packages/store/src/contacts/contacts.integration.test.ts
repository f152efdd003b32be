import type { ContactCard } from '@wpm/contract';
import { readContact } from '@wpm/directory';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { ContactWrite } from './write-contacts.ts';

let postgres: TestPostgres;
let store: Store;
let tenantId: string;
let made = 0;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
});
beforeEach(async () => {
  tenantId = await newTenant();
});
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

async function newTenant(): Promise<string> {
  const id = newId();
  const domain = `contacts-${++made}.test`;
  await store.tenants.create({ id, domain, name: domain, defaultCountryCode: '48' });
  return id;
}

type Wanted = Partial<Omit<ContactCard, 'numbers'>> & { readonly numbers?: readonly string[] };

function writeOf({ numbers = [], ...card }: Wanted, despiteDuplicates = true): ContactWrite {
  const full: ContactCard = {
    firstName: '',
    lastName: '',
    company: '',
    email: null,
    fields: [],
    notes: '',
    ...card,
    numbers: numbers.map((number) => ({ number, kind: 'mobile' })),
  };
  const contact = readContact(full, '48');
  if (!contact.ok) throw new Error(JSON.stringify(contact.error));
  return { contact: contact.value, by: { at: new Date(), source: '127.0.0.1', tenantId }, despiteDuplicates };
}

async function add(card: Wanted): Promise<string> {
  const id = newId();
  const created = await store.contacts.create({ tenantId, id }, writeOf(card));
  if (!created.ok) throw new Error(created.error.code);
  return id;
}

async function found(search: string, limit = 50): Promise<readonly string[]> {
  const names: string[] = [];
  for (let after: string | undefined, last = false; !last;) {
    const page = await store.contacts.page(tenantId, { limit, search, after, countryCode: '48' });
    if (!page.ok) throw new Error(page.error.code);
    names.push(...page.value.items.map(({ name }) => name));
    after = page.value.next ?? undefined;
    last = after === undefined;
  }
  return names;
}

test('a contact is found by the beginning of every word of its name, company and e-mail, without accents, in any order', async () => {
  await add({ firstName: 'Łucja', lastName: 'Wójcik-Żak', company: 'Zakład Świt', email: 'lw@swit.example' });
  await add({ firstName: 'Łukasz', lastName: 'Nowak' });
  for (const search of ['LUC', 'wojcik', 'żak łucja', 'swit', 'zakl luc', 'lw@s', 'swit.ex'])
    expect(await found(search), search).toEqual(['Łucja Wójcik-Żak']);
  expect(await found('łu')).toEqual(['Łucja Wójcik-Żak', 'Łukasz Nowak']);
  for (const search of ['ucja', 'luc nowak', '%', '_', "'"]) expect(await found(search), search).toEqual([]);
});

test('of several words all must be there, whichever is rarer and however common one of them is', async () => {
  const write = (lastName: string) => add({ firstName: 'Anna', lastName, company: 'Firma' });
  for (const lastName of ['Nowak', 'Nowicka', 'Lis']) await write(lastName);
  await add({ firstName: 'Jan', lastName: 'Nowak' });
  expect(await found('anna now')).toEqual(['Anna Nowak', 'Anna Nowicka']);
  expect(await found('now anna')).toEqual(['Anna Nowak', 'Anna Nowicka']);
  expect(await found('a anna ann', 1)).toEqual(['Anna Lis', 'Anna Nowak', 'Anna Nowicka']);
  expect(await found('firma anna l', 1)).toEqual(['Anna Lis']);
  expect(await found('anna now nikt')).toEqual([]);
});

test('a contact is found by any digits of its numbers: first those that begin so, at home and abroad', async () => {
  await add({ lastName: 'Within', numbers: ['+48700160010'] });
  await add({ lastName: 'Home', numbers: ['600 100 200', '+48600100201'] });
  await add({ lastName: 'Abroad', numbers: ['+60010077001'] });
  await add({ lastName: 'Short', numbers: ['19115'] });
  expect(await found('6001')).toEqual(['Home', 'Abroad', 'Within']);
  expect(await found('600')).toEqual(['Home', 'Abroad', 'Within']);
  expect(await found('+48 600')).toEqual(['Home']);
  expect(await found('0048600100201')).toEqual(['Home']);
  expect(await found('100 201')).toEqual(['Home']);
  expect(await found('191')).toEqual(['Short']);
  expect(await found('9999')).toEqual([]);
});

test('the list and every search give each contact once, page by page, whatever comes in between', async () => {
  const names = Array.from({ length: 9 }, (_, at) => `Ana${at}`);
  for (const [at, lastName] of names.entries())
    await add({
      firstName: 'Anastazja',
      lastName,
      numbers: [`60010020${at}`, `60010030${at}`],
      email: `a${at}@ana.example`,
    });
  const all = names.map((name) => `Anastazja ${name}`);
  for (const limit of [1, 2, 4]) {
    expect(await found('', limit)).toEqual(all);
    expect((await found('ana', limit)).toSorted()).toEqual(all);
    expect((await found('ana ana', limit)).toSorted()).toEqual(all);
    expect((await found('600100', limit)).toSorted()).toEqual(all);
    expect((await found('0100', limit)).toSorted()).toEqual(all);
    expect((await found('010', limit)).toSorted()).toEqual(all);
  }
  const from = await store.contacts.page(tenantId, { limit: 2, from: 'Ana7', countryCode: '48' });
  expect(from).toMatchObject({
    value: { items: [{ name: 'Anastazja Ana7' }, { name: 'Anastazja Ana8' }], next: null },
  });
  for (const after of ['x', Buffer.from('within/x/y').toString('base64url')])
    expect(await store.contacts.page(tenantId, { limit: 2, after, countryCode: '48' })).toMatchObject({ ok: false });
});

test('of many who change a contact at once one does, and the others lose nothing without being told', async () => {
  const id = await add({ lastName: 'Mazur' });
  const changes = Array.from({ length: 20 }, (_, n) => writeOf({ lastName: 'Mazur', notes: `note ${n}` }));
  const answers = await Promise.all(changes.map((write) => store.contacts.change({ tenantId, id, version: 1 }, write)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.error.code === 'item/changed-meanwhile')).toHaveLength(19);
  const winner = answers.findIndex(({ ok }) => ok);
  expect(await store.contacts.byId({ tenantId, id })).toMatchObject({ version: 2, card: { notes: `note ${winner}` } });
});

test('what a contact was found by before a change finds it no more', async () => {
  const id = await add({ lastName: 'Lis', numbers: ['600100200'], email: 'lis@lis.example' });
  await store.contacts.change({ tenantId, id, version: 1 }, writeOf({ lastName: 'Baran', numbers: ['600100299'] }));
  expect([await found('lis'), await found('0200'), await found('baran'), await found('0299')]).toEqual([
    [],
    [],
    ['Baran'],
    ['Baran'],
  ]);
  await store.contacts.remove({ tenantId, id }, writeOf({ lastName: 'x' }).by);
  expect([await found('baran'), await found('0299'), await found('')]).toEqual([[], [], []]);
});

test('numbers are identified all at once; one that several have gives a choice, by name', async () => {
  const [mazur, lis] = [
    await add({ lastName: 'Mazur', company: 'Świt', numbers: ['600100200'] }),
    await add({ lastName: 'Lis', numbers: ['+48600100200', '221000500'] }),
  ];
  expect(await store.contacts.byNumbers(tenantId, ['+48600100200', '+48221000500', '+48000000000'])).toEqual([
    { number: '+48221000500', id: lis, name: 'Lis', company: '', externalId: null },
    { number: '+48600100200', id: lis, name: 'Lis', company: '', externalId: null },
    { number: '+48600100200', id: mazur, name: 'Mazur', company: 'Świt', externalId: null },
  ]);
  expect(await store.contacts.byNumbers(tenantId, [])).toEqual([]);
});

test('who adds a number or an e-mail that is there is told who has it, also when both add it at once', async () => {
  const id = await add({ lastName: 'Mazur', numbers: ['600100200'], email: 'M@swit.example' });
  const twice = { lastName: 'Mazurek', numbers: ['700100200', '+48600100200'], email: 'm@SWIT.example' };
  const dependent = { kind: 'contact', id, name: 'Mazur' };
  expect(await store.contacts.create({ tenantId, id: newId() }, writeOf(twice, false))).toEqual({
    ok: false,
    error: {
      code: 'contact/duplicate',
      dependents: [
        { ...dependent, field: 'numbers.1.number' },
        { ...dependent, field: 'email' },
      ],
    },
  });
  const fresh = writeOf({ lastName: 'Nowy', numbers: ['700100777'] }, false);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => store.contacts.create({ tenantId, id: newId() }, fresh)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a change is asked about what it brings in, not about what was there', async () => {
  await add({ lastName: 'Mazur', numbers: ['600100200'] });
  const id = await add({ lastName: 'Lis', numbers: ['+48600100200'] });
  const change = (version: number, numbers: string[]) =>
    store.contacts.change({ tenantId, id, version }, writeOf({ lastName: 'Lis', numbers }, false));
  await add({ lastName: 'Baran', numbers: ['700100200'] });
  expect(await change(1, ['600100200'])).toMatchObject({ ok: true });
  expect(await change(2, ['600100200', '700100200'])).toMatchObject({
    error: { dependents: [{ name: 'Baran', field: 'numbers.1.number' }] },
  });
});

test('of two contacts one is made, from both as they were seen; crosswise at once one of the two ways is taken', async () => {
  const [one, other] = [await add({ lastName: 'Mazur' }), await add({ lastName: 'Mazurek', numbers: ['600100200'] })];
  const write = writeOf({ lastName: 'Mazur', numbers: ['600100200'] });
  const seen = (id: string, version = 1) => ({ tenantId, id, version });
  expect(await store.contacts.merge(seen(one), seen(other, 2), write)).toMatchObject({
    error: { code: 'item/changed-meanwhile' },
  });
  const answers = await Promise.all([
    store.contacts.merge(seen(one), seen(other), write),
    store.contacts.merge(seen(other), seen(one), write),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await found('mazur')).toEqual(['Mazur']);
  expect(await store.contacts.byNumbers(tenantId, ['+48600100200'])).toHaveLength(1);
  const kept = answers[0].ok ? one : other;
  const log = await store.audit.page(tenantId, { limit: 10, subject: kept });
  expect(log).toMatchObject({ value: { items: [{ action: 'contact.merge' }, { action: 'contact.create' }] } });
});

test('another tenant neither finds nor reads nor changes a contact, with its id in hand', async () => {
  const id = await add({ lastName: 'Mazur', numbers: ['600100200'], email: 'mazur@swit.example' });
  const write = writeOf({ lastName: 'Mazur', numbers: ['600100200'], email: 'mazur@swit.example' }, false);
  const ours = tenantId;
  tenantId = await newTenant();
  const gone = { ok: false, error: { code: 'request/not-found' } };
  expect([await found('mazur'), await found('600'), await found('')]).toEqual([[], [], []]);
  expect(await store.contacts.byNumbers(tenantId, ['+48600100200'])).toEqual([]);
  expect(await store.contacts.byId({ tenantId, id })).toBeUndefined();
  expect(await store.contacts.change({ tenantId, id, version: 1 }, write)).toEqual(gone);
  expect(await store.contacts.remove({ tenantId, id }, write.by)).toEqual(gone);
  const own = await add({ lastName: 'Own' });
  expect(await store.contacts.merge({ tenantId, id: own, version: 1 }, { tenantId, id, version: 1 }, write)).toEqual(
    gone,
  );
  expect(await store.contacts.create({ tenantId, id: newId() }, write)).toMatchObject({ ok: true });
  expect(await store.contacts.byId({ tenantId: ours, id })).toMatchObject({ version: 1 });
});

test('a query of a request without a WHERE shows a tenant its own contacts only, and no table behind them', async () => {
  const ours = tenantId;
  await add({ lastName: 'Ours', numbers: ['600100200'] });
  tenantId = await newTenant();
  await add({ lastName: 'Theirs', numbers: ['600100200'] });
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  const asOurs = async (text: string) => {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.tenant', $1, true), set_config('role', 'wpm_tenant', true)`, [ours]);
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.query('ROLLBACK');
    }
  };
  expect(await asOurs('SELECT name FROM contacts')).toEqual([{ name: 'Ours' }]);
  expect(await asOurs('SELECT key FROM tenant_contact_keys')).toEqual([{ key: 'ours' }]);
  expect(await asOurs('SELECT number FROM tenant_contact_numbers')).toHaveLength(1);
  for (const text of ['SELECT * FROM contact_keys', 'SELECT * FROM contact_numbers', 'DELETE FROM contacts'])
    await expect(asOurs(text)).rejects.toThrow(/permission denied/);
  await client.end();
});
