import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startIn, testFolder } from './database.fixture.ts';
import { answeredCall } from './directory.fixture.ts';
import type { EmbeddedPostgres } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';
import { openStore, type Store } from './open-store.ts';

const folder = testFolder();
let postgres: EmbeddedPostgres;
let client: Client;
let store: Store;

beforeAll(async () => {
  postgres = await startIn(folder);
  client = new Client({ connectionString: postgres.url });
  await client.connect();
  await migrate(client, silentLog, before());
  await client.query(
    `INSERT INTO tenants (id, domain, name, default_country_code, time_zone) VALUES ($1, 'limits.test', 'Limits', '48', 'Europe/Warsaw')`,
    [TENANT],
  );
  await pastCalls();
  await pastAccounts();
  store = await openStore({ url: postgres.url }, silentLog);
});
afterAll(async () => {
  await store?.[Symbol.asyncDispose]();
  await client.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const MIGRATIONS = new URL('../migrations/', import.meta.url);

/** The schema as it was before calls knew the limit of their campaign. */
const before = () =>
  readdirSync(MIGRATIONS)
    .filter((name) => name < '0131')
    .map((name) => {
      const sql = readFileSync(path.join(MIGRATIONS.pathname, name), 'utf8');
      return { name, checksum: createHash('sha256').update(sql).digest('hex') };
    });

const TENANT = newId();
const [USUAL, HALF_A_MINUTE, ODD, GONE] = [newId(), newId(), newId(), newId()];
/** How long the answered calls of each campaign waited. */
const WAITS = [15_000, 25_000, 45_000, 45_001];
const [TEN, ELEVEN] = ['2026-10-20T08:00:00Z', '2026-10-20T09:00:00Z'];
const NOW = new Date('2026-10-21T08:00:00Z');

async function campaign(id: string, settings: object): Promise<void> {
  await client.query(
    `INSERT INTO directory_entries (id, tenant_id, kind, version, name, folded, scope, settings, changed_at)
     VALUES ($1::uuid, $2, 'campaign', 1, $1::text, $1::text, '', $3, now())`,
    [id, TENANT, JSON.stringify(settings)],
  );
}

/** Calls of a campaign in an hour, which was added up as it was done then. */
async function past(id: string, hour: string): Promise<void> {
  for (const [at, waitMs] of WAITS.entries())
    await client.query(
      `INSERT INTO calls (id, tenant_id, direction, caller_number, callee_number, started_at, answered_at, ended_at, ring_ms, talk_ms,
                          result, outcome, ended_by, closed, campaign_id, campaign_name, queued_at, queue_wait_ms, queue_left, queue_short)
       VALUES ($1, $2, 'inbound', '+48600100200', '+48221000100', $3, $3, $3, 0, 1000, 'answered', 'answered', 'caller', true,
               $4::uuid, $4::text, $3, $5, 'answered', false)`,
      [newId(), TENANT, new Date(Date.parse(hour) + at * 60_000), id, waitMs],
    );
  await client.query(
    `INSERT INTO report_call_hours (tenant_id, hour, campaign_id, direction, campaign_name, calls, answered, missed, left_answered,
       left_abandoned, left_short, left_otherwise, within_10, within_20, within_30, within_60, wait_answered_ms, longest_wait_ms)
     VALUES ($1, $2, $3::uuid, 'inbound', $3::text, 4, 4, 0, 4, 0, 0, 0, 0, 1, 2, 4, 130001, 45001)`,
    [TENANT, hour, id],
  );
}

async function pastCalls(): Promise<void> {
  await campaign(USUAL, {});
  await campaign(HALF_A_MINUTE, { serviceLevel: { withinSeconds: 30 } });
  await campaign(ODD, { serviceLevel: { withinSeconds: 45 } });
  for (const id of [USUAL, HALF_A_MINUTE, GONE]) await past(id, TEN);
  await past(ODD, ELEVEN);
  await client.query('DELETE FROM report_marks');
}

const ROLES = ['administrator', 'supervisor', 'auditor', 'integrator'] as const;

/** One of each role, and a key that reads all calls. */
async function pastAccounts(): Promise<void> {
  for (const role of ROLES)
    await client.query(
      `INSERT INTO accounts (id, tenant_id, login, display_name, roles, password_hash, webphone_seat, permissions, folded)
       VALUES ($1, $2, $3::text, $3::text, ARRAY[$3::text], 'none', false, '{forwarding:set}', $3::text)`,
      [newId(), TENANT, role],
    );
  await client.query(
    `INSERT INTO api_keys (id, tenant_id, account_id, name, hash, hint, scopes, created_at)
     SELECT gen_random_uuid(), tenant_id, id, scope, convert_to(scope, 'UTF8'), '', ARRAY[scope], now()
       FROM accounts CROSS JOIN (VALUES ('calls:read-all'), ('directory:read')) scopes (scope) WHERE login = 'administrator'`,
  );
}

test('calls of before the limit was kept count by what their campaign wanted then, and go on doing so; without reading them where that was added up', async () => {
  const { rows: marks } = await client.query<{ hour: Date }>('SELECT hour FROM report_marks');
  expect(marks.map(({ hour }) => hour)).toEqual([new Date(ELEVEN)]);
  const days = await store.reports.daysOf(TENANT, { period: 'yesterday' }, NOW);
  const within = async () => {
    const rows = await store.reports.campaigns(TENANT, { ...days, by: 'campaign', withinSeconds: 'own' });
    return Object.fromEntries(rows.map(({ group, withinLimit }) => [group, withinLimit]));
  };
  expect(await within()).toEqual({ [USUAL]: 1, [HALF_A_MINUTE]: 2, [ODD]: 3, [GONE]: 1 });

  // Set otherwise now: what was before stays, also where its hour is added up anew, and new calls have the limit they came under.
  await client.query(
    `UPDATE directory_entries SET settings = '{"serviceLevel": {"withinSeconds": 5}}' WHERE kind = 'campaign'`,
  );
  const tenant = { id: TENANT, anna: newId(), jan: newId() };
  const queue = { campaignId: ODD, campaignName: 'Odd', enteredAt: Date.parse(ELEVEN), isShort: false, offers: [] };
  for (const waitMs of [5_000, 5_001])
    await store.calls.close(
      answeredCall(tenant, {
        id: newId(),
        callee: { number: '+48221000100', name: 'Odd', accountId: null },
        startedAt: Date.parse(ELEVEN),
        segments: [],
        recording: null,
        queue: { ...queue, waitMs, left: 'answered', answerWithinMs: 5_000 },
      }),
    );
  await client.query('INSERT INTO report_marks SELECT DISTINCT tenant_id, hour FROM report_call_hours');
  expect(await within()).toEqual({ [USUAL]: 1, [HALF_A_MINUTE]: 2, [ODD]: 4, [GONE]: 1 });
});

test('who could hear recordings by their role goes on to be able to, and so do keys that read all calls; nobody else does', async () => {
  const { rows: accounts } = await client.query('SELECT login, permissions FROM accounts ORDER BY login');
  const hears = ['forwarding:set', 'recordings:hear-all'];
  expect(accounts).toEqual([
    { login: 'administrator', permissions: hears },
    { login: 'auditor', permissions: hears },
    { login: 'integrator', permissions: ['forwarding:set'] },
    { login: 'supervisor', permissions: hears },
  ]);
  const { rows: keys } = await client.query('SELECT scopes FROM api_keys ORDER BY name');
  expect(keys).toEqual([{ scopes: ['calls:read-all', 'recordings:hear-all'] }, { scopes: ['directory:read'] }]);
});
