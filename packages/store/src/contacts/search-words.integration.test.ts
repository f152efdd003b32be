import type { ContactCard } from '@wpm/contract';
import { readContact } from '@wpm/directory';
import { chanceOf, silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { openStore, type Store } from '../open-store.ts';

/** More contacts have each common word than are counted of a word, so that words are asked for all at once. */
const CONTACTS = 4_000;
const FIRST = 'Anna Ewa Marek Zofia Żaneta Jan'.split(' ');
const LAST = 'Nowak Nowacka Kowal Zieliński Zając Mazur Lis Janowska'.split(' ');
const COMPANIES = ['', '', 'Firma Nowpol', 'Zakład Annopol 44', 'Auto Zając'];

let postgres: TestPostgres;
let store: Store;
let cards: readonly ContactCard[];
const [ours, theirs] = [newId(), newId()];

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  for (const [id, domain] of [
    [ours, 'ours.test'],
    [theirs, 'theirs.test'],
  ] as const)
    await store.tenants.create({ id, domain, name: domain, defaultCountryCode: '48' });
  const chance = chanceOf(3);
  const oneOf = (all: readonly string[]) => all[Math.floor(chance() * all.length)] ?? '';
  cards = Array.from({ length: CONTACTS }, (_, at) => {
    // One in two hundred has a word that is rare among the first, and so seldom with another.
    const lastName = at % 200 === 7 ? 'Żuraw' : oneOf(LAST);
    const named = { firstName: oneOf(FIRST), lastName, company: oneOf(COMPANIES) };
    const email = at % 3 === 0 ? `${oneOf(['biuro', 'anna'])}${at}@poczta.example` : null;
    return { ...named, email, numbers: [], fields: [], notes: '' };
  });
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  await client.query(INSERT, [ours, JSON.stringify(cards.map((card, at) => rowOf(card, at)))]);
  await client.query(INSERT, [theirs, JSON.stringify(cards.slice(0, 900).map((card, at) => rowOf(card, at)))]);
  await client.end();
}, 120_000);
afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

const INSERT = `INSERT INTO contacts (id, tenant_id, version, name, company, sorted, keys, numbers, email, card, changed_at)
  SELECT gen_random_uuid(), $1, 1, name, '', sorted, keys, '{}', NULL, card, now()
    FROM jsonb_to_recordset($2::jsonb) AS one(name text, sorted text, keys text[], card jsonb)`;

function rowOf(card: ContactCard, at: number) {
  const read = readContact(card, '48');
  if (!read.ok) throw new Error(read.error.code);
  // The name tells which it is.
  return { name: String(at), sorted: read.value.sorted, keys: read.value.keys, card };
}

/** All that are found, page by page. */
async function found(tenantId: string, search: string, limit: number): Promise<readonly string[]> {
  const names: string[] = [];
  for (let after: string | undefined, pages = 0; pages < 500; pages++) {
    const page = await store.contacts.page(tenantId, { limit, search, countryCode: '48', ...(after && { after }) });
    if (!page.ok) throw new Error(page.error.code);
    names.push(...page.value.items.map(({ name }) => name));
    if (page.value.next === null) return names;
    after = page.value.next;
  }
  throw new Error('the pages have no end');
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l');

/** Who has words that begin so, told without a database. */
function having(search: string, from: readonly ContactCard[]): readonly string[] {
  const asked = plain(search).split(' ');
  return from.flatMap(({ firstName, lastName, company, email }, at) => {
    const has = plain([firstName, lastName, company, email ?? ''].join(' ')).split(/[^\p{L}\p{N}]+/u);
    return asked.every((word) => has.some((one) => one.startsWith(word))) ? [String(at)] : [];
  });
}

test.each([
  ['anna now', 'both are common, and often together'],
  ['zuraw anna', 'one is rare'],
  ['an zaj', 'beginnings'],
  ['ża anno', 'seldom together'],
  ['poczta zielin ewa', 'three'],
  ['zaneta now 4', 'one is a digit'],
  ['jan janowska auto', 'one begins another'],
  ['zofia anna', 'never together, but in an address'],
  ['marek firma biuro nowpol', 'four'],
  ['zuraw kowal', 'none'],
  ['ewa', 'one word'],
])('who is searched by “%s” (%s) is found, all of them, each once, and nobody else', async (search) => {
  for (const limit of [7, 200]) {
    const names = await found(ours, search, limit);
    expect(names.toSorted()).toEqual(having(search, cards).toSorted());
  }
});

test('of two tenants with the same customers each finds its own', async () => {
  const names = await found(theirs, 'anna now', 50);
  expect(names.toSorted()).toEqual(having('anna now', cards.slice(0, 900)).toSorted());
});

test('who is renamed is found by the new words and no longer by the old ones', async () => {
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  const [first = ''] = having('anna nowak', cards);
  const read = readContact(
    { ...(cards[0] ?? Object(null)), firstName: 'Zofia', lastName: 'Nowak', company: 'Marek' },
    '48',
  );
  await client.query('UPDATE contacts SET keys = $1 WHERE name = $2 AND tenant_id = $3', [
    read.ok ? read.value.keys : [],
    first,
    ours,
  ]);
  await client.end();
  expect(await found(ours, 'zofia nowak marek', 50)).toContain(first);
  expect(await found(ours, 'anna nowak', 50)).not.toContain(first);
});
