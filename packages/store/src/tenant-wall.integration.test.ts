import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPostgres, type TestPostgres } from './database.fixture.ts';
import { openStore } from './open-store.ts';

let postgres: TestPostgres;
let owner: Client;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const store = await openStore({ url: postgres.server.url }, silentLog);
  await store[Symbol.asyncDispose]();
  owner = new Client({ connectionString: postgres.server.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await postgres.stop();
});

const names = async (query: string): Promise<readonly string[]> =>
  (await owner.query<{ name: string }>(query)).rows.map(({ name }) => name);

/** Tables of ours; those that another holds as its parts are behind it. */
const TABLES = `pg_class c WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`;
const OF_A_TENANT = `EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND attname = 'tenant_id' AND NOT attisdropped)`;
/** What the role of a request may read anything of. */
const IS_READ = `has_any_column_privilege('wpm_tenant', c.oid, 'SELECT')`;
/** The policies that let the role of a request see rows, and are not beside others that must hold too. */
const POLICIES = `FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
  AND ('wpm_tenant'::regrole = ANY (p.polroles) OR 0 = ANY (p.polroles))`;

test('every table that says whose a row is shows its rows to nobody but by a policy', async () => {
  const all = await names(`SELECT relname AS name FROM ${TABLES} AND ${OF_A_TENANT}`);
  expect(all.length).toBeGreaterThan(50);
  expect(await names(`SELECT relname AS name FROM ${TABLES} AND ${OF_A_TENANT} AND NOT relrowsecurity`)).toEqual([]);
});

test('the role of a request is bound by the policies, and owns nothing that would free it of them', async () => {
  const { rows } = await owner.query(
    `SELECT rolsuper, rolbypassrls, rolcanlogin,
            EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS "isMember",
            EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS "owns"
       FROM pg_roles WHERE rolname = 'wpm_tenant'`,
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: false, isMember: false, owns: false }]);
});

test('whatever of tables the role of a request may read, each policy holds to its tenant; there is no table it reads without', async () => {
  const read = `SELECT relname AS name FROM ${TABLES} AND ${IS_READ}`;
  expect((await names(read)).length).toBeGreaterThan(30);
  expect(await names(`${read} AND (NOT relrowsecurity OR NOT EXISTS (SELECT ${POLICIES}))`)).toEqual([]);
  const loose = `EXISTS (SELECT ${POLICIES} AND pg_get_expr(p.polqual, p.polrelid) NOT LIKE '%current_tenant()%')`;
  expect(await names(`${read} AND ${loose}`)).toEqual([]);
});

test('a view that the role of a request reads runs as the owner, so each holds to its tenant itself', async () => {
  const read = `SELECT relname AS name FROM pg_class c WHERE relkind IN ('v', 'm') AND ${IS_READ}
                   AND relnamespace = 'public'::regnamespace`;
  expect((await names(read)).length).toBeGreaterThan(5);
  expect(await names(`${read} AND pg_get_viewdef(c.oid) NOT LIKE '%current_tenant()%'`)).toEqual([]);
});

test('the role of a request writes nothing, and runs nothing that would run as somebody else', async () => {
  const writes = `SELECT relname AS name FROM ${TABLES}
    AND (has_any_column_privilege('wpm_tenant', c.oid, 'INSERT, UPDATE')
         OR has_table_privilege('wpm_tenant', c.oid, 'DELETE, TRUNCATE'))`;
  expect(await names(writes)).toEqual([]);
  const asOwner = `SELECT proname AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace`;
  expect(await names(asOwner)).toEqual([]);
});
