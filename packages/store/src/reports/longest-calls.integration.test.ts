import { silentLog } from '@wpm/kernel';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { makeTenant, type TestTenant } from '../directory.fixture.ts';
import { openStore, type Store } from '../open-store.ts';
import type { CallPartRow, CallReportFilter } from './call-report.ts';

/** More than are read whole to find the longest. */
const CALLS = 24_000;
const DAY = { from: new Date('2026-10-24T00:00:00Z'), until: new Date('2026-10-25T00:00:00Z') };

let postgres: TestPostgres;
let store: Store;
let tenant: TestTenant;
let database: Client;

/**
 * Two days of calls. Of five one was answered by nobody, one by an outsider alone, as a forwarded one is, two by a user and one by two of them;
 * two of three waited in a queue. Lengths come in steps, so that many are alike. $1: the tenant, $2: a campaign.
 */
const PAST = `
  INSERT INTO calls (id, tenant_id, direction, caller_number, callee_number, started_at, answered_at, ended_at, ring_ms, talk_ms,
                     result, outcome, ended_by, closed, campaign_id, campaign_name, queued_at, queue_wait_ms, queue_left, queue_short)
  SELECT uuidv7(at - now()), $1, 'inbound', '+48' || 600000000 + n, '+48221000100', at, at, at + interval '1 hour', 0,
         CASE WHEN n % 5 = 0 THEN 0 ELSE (n * 7919 % 900) * 1000 END, CASE WHEN n % 5 = 0 THEN 'cancelled' ELSE 'answered' END,
         CASE WHEN n % 5 = 0 THEN 'missed' ELSE 'answered' END, 'caller', true, CASE WHEN queued THEN $2::uuid END,
         CASE WHEN queued THEN 'Sales' END, CASE WHEN queued THEN at END, CASE WHEN queued THEN (n * 31 % 600) * 1000 END,
         CASE WHEN queued THEN 'answered' END, CASE WHEN queued THEN false END
    FROM (SELECT n, n % 3 > 0 AS queued, timestamptz '2026-10-23 00:00Z' + n * interval '172800 seconds' / ${2 * CALLS} AS at
            FROM generate_series(1, ${2 * CALLS} - 1) n) counted`;

/** $1: the tenant, $2: a user of it, $3: another. */
const PARTS = `
  INSERT INTO call_segments (call_id, number, tenant_id, account_id, direction, other_number, started_at, ended_at, ring_ms,
                             talk_ms, result, outcome)
  SELECT id, part, tenant_id, CASE part WHEN 1 THEN $2::uuid ELSE $3::uuid END, direction, caller_number, started_at, ended_at, 0,
         talk_ms / part, 'answered', 'answered'
    FROM (SELECT *, right(caller_number, 1)::integer % 5 AS kind FROM calls WHERE tenant_id = $1) call,
         generate_series(1, CASE WHEN kind = 4 THEN 2 ELSE 1 END) part WHERE kind > 1`;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'long.test');
  database = new Client({ connectionString: postgres.server.adminUrl.replace(/postgres$/, 'wpm') });
  await database.connect();
  await database.query('SET session_replication_role = replica');
  await database.query(PAST, [tenant.id, newId()]);
  await database.query(PARTS, [tenant.id, tenant.anna, tenant.jan]);
  for (const table of ['calls', 'call_segments']) await database.query(`ANALYZE ${table}`);
});

afterAll(async () => {
  await database?.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
});

type Row = readonly [ms: number, callId: string, part: number];

const TALK = 'coalesce(part.talk_ms, call.talk_ms)';
const WAIT = 'coalesce(call.queue_wait_ms, 0)';

/** What the report must be, by every call of the period. @param key what it goes by */
async function expected(condition: string, key = TALK, { from, until } = DAY): Promise<readonly Row[]> {
  const { rows } = await database.query<{ ms: number; id: string; part: number }>(
    `SELECT ${key} AS ms, call.id, coalesce(part.number, 0) AS part
       FROM calls call LEFT JOIN call_segments part ON part.call_id = call.id
      WHERE call.tenant_id = $1 AND call.started_at >= $2 AND call.started_at < $3 AND ${condition}`,
    [tenant.id, from, until],
  );
  const found = rows.map(({ ms, id, part }): Row => [ms, id, part]);
  return found.toSorted((a, b) => b[0] - a[0] || (a[1] < b[1] ? 1 : a[1] > b[1] ? -1 : b[2] - a[2]));
}

const lengthOf = ({ talkMs, queueWaitMs }: CallPartRow, sort: CallReportFilter['sort'] = 'longest-talk'): number =>
  sort === 'longest-wait' ? (queueWaitMs ?? 0) : talkMs;

async function pages(filter: Partial<CallReportFilter>, count: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  for (let page = 0; page < count; page++) {
    const read = await store.reports.calls(tenant.id, { ...DAY, sort: 'longest-talk', limit: 200, ...filter, after });
    if (!read.ok) throw new Error(read.error.code);
    rows.push(...read.value.items.map((row): Row => [lengthOf(row, filter.sort), row.callId, row.part]));
    after = read.value.next ?? undefined;
  }
  return rows;
}

test('of many calls the longest come first, page after page, of parts and of calls nobody of the tenant’s took part in', async () => {
  const all = await expected('true');
  expect(all.length).toBeGreaterThan(CALLS);
  const read = await pages({}, 5);
  expect(read).toEqual(all.slice(0, 1_000));
  expect(new Set(read.map(([, , part]) => part))).toEqual(new Set([0, 1]));
});

test('narrowed to a user, and to lengths', async () => {
  expect(await pages({ agentId: tenant.jan }, 2)).toEqual(
    (await expected(`part.account_id = '${tenant.jan}'`)).slice(0, 400),
  );
  const upTo = await expected(`${TALK} <= 60000`);
  expect(await pages({ maxTalkMs: 60_000 }, 2)).toEqual(upTo.slice(0, 400));
});

test('to the last of them, those nobody answered among them', async () => {
  const few = await expected(`${TALK} <= 1000`);
  const read = await pages({ maxTalkMs: 1_000, limit: 20_000 }, 1);
  expect(read).toEqual(few);
  expect(read.at(-1)?.[0]).toBe(0);
});

test('of those who waited the longest come first, of many calls as of few', async () => {
  expect(await pages({ sort: 'longest-wait' }, 3)).toEqual((await expected('true', WAIT)).slice(0, 600));
  const hour = { from: DAY.from, until: new Date('2026-10-24T01:00:00Z') };
  expect(await pages({ ...hour, sort: 'longest-wait' }, 3)).toEqual((await expected('true', WAIT, hour)).slice(0, 600));
});
