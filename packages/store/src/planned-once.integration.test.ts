import { silentLog } from '@wpm/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { accountsOn } from './accounts.ts';
import { databaseOn, openPool } from './database.ts';
import { newId, startTestPostgres, type TestPostgres } from './database.fixture.ts';
import { makeTenant } from './directory.fixture.ts';
import { openStore } from './open-store.ts';

let postgres: TestPostgres;

beforeAll(async () => {
  postgres = await startTestPostgres();
});

afterAll(() => postgres.stop());

test('a statement that runs with every call is prepared once on a connection, another not at all', async () => {
  await using db = databaseOn(openPool(postgres.server.url, silentLog));
  await db.connection().execute(async (one) => {
    const accounts = accountsOn(one);
    for (let call = 0; call < 3; call++) await accounts.byId(newId());
    await accounts.idsOf(newId());
    const { rows } = await sql<{ statement: string; runs: number }>`
      SELECT statement, (generic_plans + custom_plans)::int AS runs FROM pg_prepared_statements`.execute(one);
    expect(rows).toEqual([{ statement: expect.stringMatching(/^select .* "accounts"\."id"/), runs: 3 }]);
  });
});

test('a connection that had nothing to do for an hour is still there, with what it has planned', async () => {
  await using db = databaseOn(openPool(postgres.server.url, silentLog));
  const session = async () => (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)).rows[0]?.pid;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const before = await session();
    vi.advanceTimersByTime(3_600_000);
    expect(await session()).toBe(before);
  } finally {
    vi.useRealTimers();
  }
});

test('a tenant stands as it was set up, then as disabled; of one that is not there nothing is known', async () => {
  await using store = await openStore({ url: postgres.server.url }, silentLog);
  const { id } = await makeTenant(store, 'standing.test');
  expect(await store.tenants.standingOf(id)).toEqual({ countryCode: '48', isDisabled: false });
  await store.tenants.setDisabled(id, new Date());
  expect(await store.tenants.standingOf(id)).toEqual({ countryCode: '48', isDisabled: true });
  expect(await store.tenants.standingOf(newId())).toBeUndefined();
});
