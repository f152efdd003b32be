import process from 'node:process';
import path from 'node:path';
import { foldText } from '@wpm/contract';
import { silentLog, uuidV7 } from '@wpm/kernel';
import { openStore, startEmbedded, type Store } from '@wpm/store';
import { Client } from 'pg';
import { customers } from './contacts/customers.ts';
import { loadContacts } from './contacts/load-contacts.ts';
import { TYPED } from './contacts/typed.ts';
import { DataFolder } from './kept/data-folder.ts';

/**
 * Whose a number is, and what is searched while somebody types, among 1,000,000 contacts of a tenant and 20,000 of another: the first page of 50, as an
 * agent's phone asks for it, from the platform's own process to PostgreSQL and back. Beside it in the same run what one would
 * write first: one text per contact, `LIKE '%…%'` over a trigram index, sorted by name. Before it the same among a tenth of them, which
 * shows what grows. WPM_BENCH_CONTACTS for another size; in WPM_BENCH_FOLDER the contacts are kept, and only searched the next time.
 * Ends with 1 where an aim is missed at the full size.
 */
const CONTACTS = Number(process.env['WPM_BENCH_CONTACTS'] ?? 1_000_000);
const OTHERS = 20_000;
const TENANT = 'bench.test';
const PAGE = 50;
const ROUNDS = 3;
/** Of what is searched, p95 and longest; and to say whose a number is. */
const AIM = { p95: 20, longest: 50 } as const;
const AIM_IDENTIFIED = { p95: 2, longest: 50 } as const;

await measureAmong(CONTACTS / 10);
const missed = await measureAmong(CONTACTS);
for (const kind of missed) process.stdout.write(`missed: ${kind}\n`);
if (missed.length > 0) process.exitCode = 1;

/** @returns what misses its aim */
async function measureAmong(contacts: number): Promise<readonly string[]> {
  using folder = DataFolder.open(`contacts-${contacts}`);
  const postgres = await startEmbedded(path.join(folder.path, 'postgres'), {
    logFile: path.join(folder.path, 'postgres.log'),
    log: silentLog,
  });
  const store = await openStore({ url: postgres.url }, silentLog);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    const loading = performance.now();
    if (!folder.isWhole) await load({ store, client }, contacts);
    folder.keep();
    const loadSeconds = (performance.now() - loading) / 1_000;
    const tenant = await store.tenants.byDomain(TENANT);
    if (!tenant) throw new Error(`no tenant in ${folder.path}`);
    const rows = await measure({ store, client, tenantId: tenant.id });
    report(contacts, loadSeconds, rows);
    return rows.filter(({ aim, ours }) => ours.p95 > aim.p95 || ours.longest > aim.longest).map(({ kind }) => kind);
  } finally {
    await client.end();
    await store[Symbol.asyncDispose]();
    await postgres.stop();
  }
}

async function load({ store, client }: Omit<Searched, 'tenantId'>, contacts: number): Promise<void> {
  const [tenantId, othersId] = [await newTenant(store, TENANT), await newTenant(store, 'others.test')];
  await loadContacts(client, [
    { tenantId, cards: customers(contacts) },
    { tenantId: othersId, cards: customers(OTHERS) },
  ]);
}

async function newTenant(store: Store, domain: string): Promise<string> {
  const id = uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
  await store.tenants.create({ id, domain, name: domain, defaultCountryCode: '48' });
  return id;
}

/** Where is searched, and in whose contacts. */
type Searched = { readonly store: Store; readonly client: Client; readonly tenantId: string };

/** Searches contacts, and says how many it found. */
type Search = (typed: string) => Promise<number>;

function oursOf({ store, tenantId }: Searched): Search {
  return async (search) => {
    const page = await store.contacts.page(tenantId, { limit: PAGE, search, countryCode: '48' });
    if (!page.ok) throw new Error(page.error.code);
    return page.value.items.length;
  };
}

function peerOf({ client, tenantId }: Searched): Search {
  return async (typed) => {
    const isNumber = /^[+\d\s]+$/.test(typed);
    const parts = isNumber ? [typed.replace(/^00/, '+').replaceAll(' ', '')] : foldText(typed).split(' ');
    const conditions = parts.map((_, at) => `told LIKE $${at + 3}`).join(' AND ');
    const found = await client.query(
      `SELECT id, name, company FROM peer_contacts WHERE tenant_id = $1 AND ${conditions} ORDER BY sorted, id LIMIT $2`,
      [tenantId, PAGE, ...parts.map((part) => `%${part}%`)],
    );
    return found.rows.length;
  };
}

type Row = { readonly kind: string; readonly aim: Omit<Times, 'p50'>; readonly ours: Times; readonly like: Times };

type Times = { readonly p50: number; readonly p95: number; readonly longest: number };

async function measure(searched: Searched): Promise<readonly Row[]> {
  const { store, client, tenantId } = searched;
  const [ours, peer] = [oursOf(searched), peerOf(searched)];
  const rows: Row[] = [];
  for (const [kind, typed] of TYPED)
    rows.push({ kind, aim: AIM, ours: await timesOf(ours, typed), like: await timesOf(peer, typed) });
  const { rows: some } = await client.query<{ number: string }>(
    'SELECT number FROM contact_numbers WHERE tenant_id = $1 ORDER BY hashtext(number) LIMIT 100',
    [tenantId],
  );
  const numbers = some.map(({ number }) => number);
  const identify: Search = async (number) => (await store.contacts.byNumbers(tenantId, [number])).length;
  const identified = { ours: await timesOf(identify, numbers), like: await timesOf(peer, numbers) };
  rows.push({ kind: 'a number is identified', aim: AIM_IDENTIFIED, ...identified });
  return rows;
}

async function timesOf(search: Search, all: readonly string[]): Promise<Times> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const typed of all) {
      const since = performance.now();
      await search(typed);
      // The first round only warms up.
      if (round > 0) took.push(performance.now() - since);
    }
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => Number((took[Math.ceil(took.length * share) - 1] ?? NaN).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}

function report(contacts: number, loadSeconds: number, rows: readonly Row[]): void {
  process.stdout.write(`${contacts} contacts, ${OTHERS} of another tenant; loaded in ${loadSeconds.toFixed(1)} s\n`);
  process.stdout.write(
    `${'first page, ms'.padEnd(32)}${'p50'.padStart(8)}${'p95'.padStart(8)}${'longest'.padStart(9)}   aim p95   LIKE p50     p95\n`,
  );
  for (const { kind, aim, ours, like } of rows) {
    const cells = `${ours.p50.toFixed(1).padStart(8)}${ours.p95.toFixed(1).padStart(8)}${ours.longest.toFixed(1).padStart(9)}`;
    process.stdout.write(
      `${kind.padEnd(32)}${cells}${`≤ ${aim.p95}`.padStart(10)}${like.p50.toFixed(1).padStart(11)}${like.p95.toFixed(1).padStart(8)}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify({ bench: 'data', contacts, loadSeconds, figures: rows })}\n`);
}
