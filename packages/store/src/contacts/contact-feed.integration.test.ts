import type { ContactCard } from '@wpm/contract';
import { readContact } from '@wpm/directory';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { ContactWrite } from './write-contacts.ts';

let postgres: TestPostgres;
let store: Store;
let other: Client;
const tenantId = newId();

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  await store.tenants.create({ id: tenantId, domain: 'feed.test', name: 'Feed', defaultCountryCode: '48' });
  other = new Client({ connectionString: postgres.server.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

function writeOf(lastName: string): ContactWrite {
  const empty = { firstName: '', company: '', email: null, fields: [], notes: '', numbers: [] };
  const card: ContactCard = { ...empty, lastName };
  const contact = readContact(card, '48');
  if (!contact.ok) throw new Error(JSON.stringify(contact.error));
  return { contact: contact.value, by: { at: new Date(), source: '127.0.0.1', tenantId }, despiteDuplicates: true };
}

async function add(lastName: string): Promise<string> {
  const id = newId();
  await store.contacts.create({ tenantId, id }, writeOf(lastName));
  return id;
}

/** Another transaction, which writes a contact and does not end yet. */
async function beginToAdd(lastName: string): Promise<string> {
  const id = newId();
  await other.query('BEGIN');
  await other.query(
    `INSERT INTO contacts (id, tenant_id, version, name, company, sorted, keys, numbers, card, changed_at)
     VALUES ($1, $2, 1, $3, '', $3, '{}', '{}', '{}', now())`,
    [id, tenantId, lastName],
  );
  return id;
}

/** Reads on from where it stopped, as a program does. */
class Follower {
  #after: string | undefined;

  async read(limit = 100) {
    const page = await store.contacts.feed(tenantId, { limit, after: this.#after });
    if (!page.ok) throw new Error(page.error.code);
    this.#after = page.value.next;
    return page.value;
  }

  async names(): Promise<readonly string[]> {
    return (await this.read()).items.map((item) => (item.kind === 'changed' ? item.contact.name : item.kind));
  }
}

test('from the beginning every contact is told, then what was done to them: changed, gone, and into which merged', async () => {
  const [one, two, three] = [await add('One'), await add('Two'), await add('Three')];
  const follower = new Follower();
  const first = await follower.read(2);
  expect([first.items.length, first.hasMore]).toEqual([2, true]);
  expect(await follower.read()).toMatchObject({ items: [{ kind: 'changed', contactId: three }], hasMore: false });
  expect(await follower.names()).toEqual([]);
  await store.contacts.change({ tenantId, id: one, version: 1 }, writeOf('Uno'));
  await store.contacts.merge({ tenantId, id: one, version: 2 }, { tenantId, id: two, version: 1 }, writeOf('Uno'));
  await store.contacts.remove({ tenantId, id: three }, writeOf('Three').by);
  expect((await follower.read()).items).toMatchObject([
    { kind: 'removed', contactId: two, mergedInto: one },
    { kind: 'changed', contactId: one, contact: { name: 'Uno', version: 3 } },
    { kind: 'removed', contactId: three, mergedInto: null },
  ]);
  expect((await new Follower().names()).toSorted()).toEqual(['Uno', 'removed', 'removed']);
});

test('a change whose transaction ends late is told late, and not skipped', async () => {
  const follower = new Follower();
  await follower.names();
  await beginToAdd('Late');
  await add('Early');
  expect(await follower.names()).toEqual(['Early']);
  await other.query('COMMIT');
  expect(await follower.names()).toEqual(['Late']);
  expect(await follower.names()).toEqual([]);
});

test('who has a number and has not ended yet is waited for, so that nobody is told of a later one first', async () => {
  const follower = new Follower();
  await follower.names();
  await beginToAdd('Numbered');
  await other.query('SET CONSTRAINTS ALL IMMEDIATE');
  const next = add('Next');
  const waits = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
  await expect.poll(async () => (await other.query(waits)).rowCount).toBe(1);
  expect(await follower.names()).toEqual([]);
  await other.query('COMMIT');
  await next;
  expect(await follower.names()).toEqual(['Numbered', 'Next']);
});

test('what was taken back is not told, another tenant is told nothing of it, and a cursor of a lost history is refused', async () => {
  const follower = new Follower();
  await follower.names();
  await beginToAdd('Never');
  await other.query('SET CONSTRAINTS ALL IMMEDIATE');
  await other.query('ROLLBACK');
  expect(await follower.names()).toEqual([]);
  const stranger = newId();
  await store.tenants.create({ id: stranger, domain: 'feed2.test', name: 'Feed', defaultCountryCode: '48' });
  const theirs = await store.contacts.feed(stranger, { limit: 10 });
  expect(theirs).toMatchObject({ value: { items: [], hasMore: false } });
  const after = theirs.ok ? theirs.value.next : '';
  expect(await store.contacts.feed(tenantId, { limit: 10, after })).toMatchObject({
    error: { code: 'contacts/feed-restarted' },
  });
  expect(await store.contacts.feed(tenantId, { limit: 10, after: 'x' })).toMatchObject({
    error: { code: 'cursor/invalid' },
  });
});
