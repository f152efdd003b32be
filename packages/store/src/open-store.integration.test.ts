import { readdirSync } from 'node:fs';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
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
  await store.calls.close(answeredCall(ours));
  await store.calls.close(answeredCall(theirs));
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

test('opening the store twice at once applies each migration once', async () => {
  const stores = await Promise.all([1, 2].map(() => openStore({ url: postgres.server.url }, silentLog)));
  for (const one of stores) await one[Symbol.asyncDispose]();
  const migrations = readdirSync(new URL('../migrations/', import.meta.url)).toSorted();
  expect(migrations.length).toBeGreaterThan(1);
  expect(await asOwner('SELECT name FROM schema_migrations ORDER BY name')).toEqual(
    migrations.map((name) => ({ name })),
  );
});

test('a migration that was changed after it was applied stops the start', async () => {
  const [kept] = await asOwner(`SELECT checksum FROM schema_migrations WHERE name = '0001-platform.sql'`);
  await asOwner(`UPDATE schema_migrations SET checksum = 'other' WHERE name = '0001-platform.sql'`);
  await expect(openStore({ url: postgres.server.url }, silentLog)).rejects.toThrow('0001-platform.sql was changed');
  await asOwner(
    `UPDATE schema_migrations SET checksum = '${String(kept?.['checksum'])}' WHERE name = '0001-platform.sql'`,
  );
});

test('a database of a newer version stops the start', async () => {
  await asOwner(`INSERT INTO schema_migrations (name, checksum) VALUES ('9999-future.sql', '')`);
  await expect(openStore({ url: postgres.server.url }, silentLog)).rejects.toThrow('newer version');
  await asOwner(`DELETE FROM schema_migrations WHERE name = '9999-future.sql'`);
});

test.each(['calls', 'tenant_calls', 'call_segments', 'recordings', 'accounts'])(
  'a query of %s without a WHERE shows a tenant its own rows only',
  async (table) => {
    const mine = await asTenantOf(
      ours.id,
      `SELECT id FROM ${table === 'call_segments' ? '(SELECT call_id AS id FROM call_segments) s' : table}`,
    );
    const others = await asTenantOf(
      theirs.id,
      `SELECT id FROM ${table === 'call_segments' ? '(SELECT call_id AS id FROM call_segments) s' : table}`,
    );
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.length).toBe(others.length);
    expect(mine.filter((row) => others.some((other) => other['id'] === row['id']))).toEqual([]);
  },
);

test('without a tenant a request sees nothing', async () => {
  expect(await asTenantOf('', 'SELECT id FROM tenant_calls UNION ALL SELECT id FROM calls')).toEqual([]);
});

test.each([
  'SELECT password_hash FROM accounts',
  'SELECT * FROM access_tokens',
  'DELETE FROM sessions',
  'SELECT * FROM sip_credentials',
  'SELECT * FROM audit_log',
  'SELECT journal FROM calls',
  'UPDATE accounts SET disabled = true',
  'DELETE FROM recordings',
])('a request may not run: %s', async (text) => {
  await expect(asTenantOf(ours.id, text)).rejects.toThrow(/permission denied/);
});

test('the tenant of one request is forgotten before the next', async () => {
  const pool = openPool(postgres.server.url, silentLog);
  const db = databaseOn(pool);
  await asTenant(db, ours.id, (tx) => tx.selectFrom('calls').select('id').execute());
  const { rows } = await pool.query(`SELECT current_user AS role, current_tenant() AS tenant`);
  await db.destroy();
  expect(rows).toEqual([{ role: 'wpm', tenant: null }]);
});

test('what stands in the audit log can be neither changed nor deleted', async () => {
  const entry = { action: 'recording.listen', result: 'ok', source: '127.0.0.1', subject: 'r-1' } as const;
  await store.audit.append({ ...entry, at: new Date(), tenantId: ours.id, accountId: ours.anna });
  expect(await asOwner('SELECT action, result, source, subject, tenant_id, account_id FROM audit_log')).toEqual([
    { ...entry, tenant_id: ours.id, account_id: ours.anna },
  ]);
  await expect(asOwner(`UPDATE audit_log SET result = 'other'`)).rejects.toThrow('append-only');
  await expect(asOwner('DELETE FROM audit_log')).rejects.toThrow('append-only');
  await expect(asOwner('TRUNCATE audit_log')).rejects.toThrow('append-only');
});

test('what is set up together is set up whole or not at all', async () => {
  const id = newId();
  const half = store.setUp(async (directory) => {
    await directory.tenants.create({ id, domain: 'half.test', name: 'Half', defaultCountryCode: '48' });
    throw new Error('broken off');
  });
  await expect(half).rejects.toThrow('broken off');
  expect(await store.tenants.byId(id)).toBeUndefined();
});

test('an account is found by its login in any case, by extension, and by nothing of another tenant', async () => {
  expect((await store.accounts.byLogin(ours.id, 'ANNA'))?.id).toBe(ours.anna);
  expect((await store.accounts.byExtension(ours.id, '102'))?.id).toBe(ours.jan);
  expect((await store.accounts.byExtension(theirs.id, '102'))?.id).toBe(theirs.jan);
  expect(await store.accounts.byExtension(ours.id, '999')).toBeUndefined();
  expect(await store.accounts.byDirectNumber('+48000')).toBeUndefined();
});

async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  return run([text]);
}

/** As `asTenant` does it, but with any SQL: what a mistake or an injection could make of it. */
async function asTenantOf(tenant: string, text: string): Promise<Record<string, unknown>[]> {
  return run([
    'BEGIN',
    `SELECT set_config('app.tenant', '${tenant}', true), set_config('role', 'wpm_tenant', true)`,
    text,
  ]);
}

async function run(statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const text of statements) ({ rows } = await client.query(text));
    return rows;
  } finally {
    await client.end();
  }
}
