import type { LegQuality } from '@wpm/calls';
import { silentLog } from '@wpm/kernel';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOn, openPool } from '../database.ts';
import { newId, startIn, startTestPostgres, type TestPostgres } from '../database.fixture.ts';
import { answeredCall, makeTenant, running, type TestTenant } from '../directory.fixture.ts';
import type { EmbeddedPostgres } from '../embedded/start-embedded.ts';
import { openStore, type Store } from '../open-store.ts';
import { plannedOnce } from '../planned-once.ts';

let postgres: TestPostgres;
let restarted: EmbeddedPostgres | undefined;
let store: Store;
let tenant: TestTenant;

beforeAll(async () => {
  postgres = await startTestPostgres();
  store = await openStore({ url: postgres.server.url }, silentLog);
  tenant = await makeTenant(store, 'calls.test');
});

afterAll(async () => {
  await store[Symbol.asyncDispose]();
  await restarted?.stop();
  await postgres.stop();
});

async function reported(callId: string) {
  const page = await store.calls.ofTenant(tenant.id, { limit: 200 });
  return page.ok ? page.value.items.filter((call) => call.callId === callId) : [];
}

test('a live call is read back as it was last saved, and shown as running', async () => {
  const call = running(answeredCall(tenant, { caller: { number: '+48600100200', name: 'Ewa', accountId: null } }));
  await store.calls.save({ record: { ...call, answeredAt: null }, state: { step: 1 } });
  await store.calls.save({ record: call, state: { step: 2, odd: [null, 'ż', 1.5] } });
  const open = await store.calls.open();
  const read = open.find((one) => one.record.id === call.id);
  expect(read?.state).toEqual({ step: 2, odd: [null, 'ż', 1.5] });
  expect(read?.record).toMatchObject({ id: call.id, answeredAt: call.answeredAt, outcome: null, endedAt: null });
  expect(await reported(call.id)).toMatchObject([{ outcome: null, endedAt: null, recording: null }]);
  await store.calls.close({ ...call, endedAt: call.startedAt + 1, result: 'answered', outcome: 'answered' });
  expect((await store.calls.open()).some((one) => one.record.id === call.id)).toBe(false);
});

test('a closed call stays as it is, whatever is closed or saved after it', async () => {
  const call = answeredCall(tenant);
  await store.calls.close(call);
  await store.calls.close({ ...call, talkMs: 1, outcome: 'failed', segments: [], recording: null });
  await store.calls.save({ record: running(call), state: 'zombie' });
  expect((await store.calls.open()).some((one) => one.record.id === call.id)).toBe(false);
  expect(await reported(call.id)).toMatchObject([
    { outcome: 'answered', talkMs: 60_000, agents: ['anna of calls.test'], recording: { id: call.recording?.id } },
  ]);
});

test('saves and a close that race leave one closed call', async () => {
  const call = answeredCall(tenant);
  const saves = Array.from({ length: 10 }, (_, step) => store.calls.save({ record: running(call), state: step }));
  await Promise.all([...saves, store.calls.close(call)]);
  expect((await store.calls.open()).some((one) => one.record.id === call.id)).toBe(false);
  expect(await reported(call.id)).toMatchObject([{ outcome: 'answered', endedAt: new Date(call.endedAt ?? 0) }]);
});

test('two calls that become one are written together: the one is live, the other closed, and neither alone', async () => {
  const [kept, ended] = [running(answeredCall(tenant)), answeredCall(tenant)];
  await store.calls.save({ record: kept, state: 'before' });
  await store.calls.save({ record: running(ended), state: 'before' });
  const unwritable = { record: { ...kept, id: 'no id' }, state: 'half' };
  await expect(store.calls.merge(unwritable, ended)).rejects.toThrow();
  const states = async () =>
    (await store.calls.open()).flatMap(({ record, state }) => ([kept.id, ended.id].includes(record.id) ? [state] : []));
  expect(await states()).toEqual(['before', 'before']);
  await store.calls.merge({ record: kept, state: 'merged' }, ended);
  expect(await states()).toEqual(['merged']);
  expect(await reported(ended.id)).toMatchObject([{ outcome: 'answered' }]);
  await store.calls.close({ ...kept, endedAt: kept.startedAt + 1, result: 'answered', outcome: 'answered' });
});

test('a name with what the database cannot hold is kept without it', async () => {
  const call = answeredCall(tenant);
  await store.calls.close(call);
  expect(await reported(call.id)).toMatchObject([{ callerName: 'Jan\uFFFD Klient \uFFFD' }]);
});

test('a part in a call is kept with its time on hold and who handed the call on', async () => {
  const handedOn = { number: '102', name: 'Jan', accountId: tenant.jan };
  const call = answeredCall(tenant);
  const [holds, consultations] = [[{ fromMs: 2_000, toMs: 9_000 }], [{ fromMs: 9_000, toMs: 9_500 }]];
  const segments = call.segments.map((segment) => ({ ...segment, holdMs: 7_000, transferredTo: handedOn, holds }));
  await store.calls.save({ record: running({ ...call, segments }), state: null });
  await store.calls.close({ ...call, segments: segments.map((segment) => ({ ...segment, consultations })) });
  expect(await store.reports.call(tenant.id, call.id)).toMatchObject({ parts: [{ holds, consultations }] });
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  const { rows } = await client.query(
    'SELECT hold_ms, transferred_to, transferred_from FROM call_segments WHERE call_id = $1',
    [call.id],
  );
  await client.end();
  expect(rows).toEqual([{ hold_ms: 7_000, transferred_to: handedOn, transferred_from: null }]);
});

test('how the legs of a call sounded is there from the moment they end, once, and for nobody of another tenant', async () => {
  const heard = { lossPercent: 2.5, jitterMs: { mean: 4, max: 20 }, mos: 3.5 };
  const trunk: LegQuality = {
    leg: 'caller',
    aor: null,
    trunkId: newId(),
    transport: 'rtp',
    codec: 'PCMA',
    rtt: { mean: 40.25, max: 90 },
    received: { packets: 950, heard },
    sent: { packets: 1_000, heard: null },
  };
  const phone: LegQuality = { ...trunk, leg: 'callee-1', aor: 'sip:anna@calls.test', trunkId: null, rtt: null };
  const call = answeredCall(tenant, { quality: [trunk, phone] });
  await store.calls.save({ record: { ...running(call), quality: [trunk] }, state: null });
  expect(await store.calls.qualityOf(tenant.id, call.id)).toEqual([trunk]);
  for (let time = 0; time < 2; time++) await store.calls.close(call);
  expect(await store.calls.qualityOf(tenant.id, call.id)).toEqual([trunk, phone]);
  const other = await makeTenant(store, 'others.test');
  expect(await store.calls.qualityOf(other.id, call.id)).toEqual([]);
});

test('what the network said of a call, and where it sent it on to, stand in its report', async () => {
  const redirects = [
    { status: 302, to: 'sip:+48700100399@carrier.test', followed: false },
    { status: 302, to: 'sip:+48600100399@carrier.test', followed: true },
  ];
  const cause = { protocol: 'SIP', code: 486, text: 'Busy Here' };
  const call = answeredCall(tenant, { cause, redirects });
  await store.calls.save({ record: { ...running(call), cause: null, redirects: [] }, state: null });
  await store.calls.close(call);
  expect(await store.reports.call(tenant.id, call.id)).toMatchObject({ call: { cause, redirects } });
  const plain = answeredCall(tenant, { cause: null, redirects: [] });
  await store.calls.close(plain);
  expect(await store.reports.call(tenant.id, plain.id)).toMatchObject({ call: { cause: null, redirects: [] } });
});

test('a call that was refused is found by its INVITE for as long as it is asked for; one that was not is none', async () => {
  const endedAt = Date.UTC(2030, 0, 1);
  const refused = answeredCall(tenant, { endedAt, refusal: 'call/busy', inviteKey: 'lab call-1 tag 1' });
  await store.calls.close(refused);
  await store.calls.close(answeredCall(tenant, { endedAt, inviteKey: 'lab call-2 tag 1' }));
  const found = { id: refused.id, inviteKey: 'lab call-1 tag 1', refusal: 'call/busy' };
  expect(await store.calls.refusedSince(endedAt)).toEqual([found]);
  expect(await store.calls.refusedSince(endedAt + 1)).toEqual([]);
});

test('a recording is found by its id with who took part, and not from another tenant', async () => {
  const other = await makeTenant(store, 'other.test');
  const call = answeredCall(tenant);
  await store.calls.close(call);
  const id = call.recording?.id ?? '';
  expect(await store.calls.recordingById(tenant.id, id)).toMatchObject({
    callId: call.id,
    closed: true,
    file: '2026/01/05/a.wav',
    participants: [tenant.anna],
  });
  expect(await store.calls.recordingById(other.id, id)).toBeUndefined();
});

test('the pages of a history hold every call once, newest first, though several began in the same millisecond', async () => {
  const startedAt = Date.UTC(2026, 1, 1);
  const ids = Array.from({ length: 7 }, () => newId(startedAt));
  for (const [index, id] of ids.entries()) {
    const at = startedAt + (index < 4 ? 0 : index);
    const [segment] = answeredCall(tenant).segments;
    if (!segment) throw new Error('the call has a segment');
    const segments = [{ ...segment, accountId: tenant.jan, startedAt: at }];
    await store.calls.close(answeredCall(tenant, { id, startedAt: at, segments, recording: null }));
  }
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.calls.ofAccount({ tenantId: tenant.id, id: tenant.jan }, { limit: 3, after });
    if (!page.ok) throw new Error(page.error.code);
    seen.push(...page.value.items.map((call) => call.callId));
    after = page.value.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual([...ids.slice(4).toReversed(), ...ids.slice(0, 4).toSorted().toReversed()]);
});

test.each(['', 'x', 'AAAA', Buffer.from("1.' OR 1=1.1").toString('base64url')])(
  'what is not a cursor of ours is refused: %s',
  async (after) => {
    const page = await store.calls.ofTenant(tenant.id, { limit: 1, after });
    expect(page).toEqual({ ok: false, error: { code: 'cursor/invalid' } });
  },
);

test('the report is narrowed by time, direction, outcome and any part of a number', async () => {
  const at = Date.UTC(2026, 2, 1);
  const missed = answeredCall(tenant, {
    startedAt: at,
    direction: 'outbound',
    outcome: 'missed',
    callee: { number: '+48777888999', name: null, accountId: null },
  });
  await store.calls.close(missed);
  const found = async (filter: object) => {
    const page = await store.calls.ofTenant(tenant.id, { limit: 200, ...filter });
    return page.ok && page.value.items.some((call) => call.callId === missed.id);
  };
  expect(await found({ from: new Date(at), to: new Date(at + 1) })).toBe(true);
  expect(await found({ to: new Date(at) })).toBe(false);
  expect(await found({ direction: 'outbound', outcome: 'missed' })).toBe(true);
  expect(await found({ direction: 'inbound' })).toBe(false);
  expect(await found({ outcome: 'answered' })).toBe(false);
  expect(await found({ number: '777 888-9' })).toBe(true);
  for (const number of ['%', '-', ' ( ) . ']) expect(await found({ number }), number).toBe(false);
  expect(await found({ number: ' ' })).toBe(true);
  expect(await found({ number: '777888998' })).toBe(false);
});

test('a write waits for a database that was killed, and what was acknowledged before is there', async () => {
  const before = answeredCall(tenant);
  await store.calls.close(before);
  process.kill(postgres.server.pid, 'SIGKILL');
  await postgres.server.exited();
  const during = answeredCall(tenant);
  const written = store.calls.close(during);
  restarted = await startIn(postgres.folder);
  await written;
  expect(await reported(before.id)).toHaveLength(1);
  expect(await reported(during.id)).toHaveLength(1);
});

test('of 20,000 calls every list reads a few for its first and its later pages, and none reads any twice', async () => {
  const big = await makeTenant(store, 'big.test');
  const client = new Client({ connectionString: postgres.server.url });
  await client.connect();
  await client.query(BIG, [big.id, big.anna]);
  await client.query('ANALYZE');
  const middle = new Date(Date.UTC(2026, 0, 1) - 10_000 * 60_000);
  const lists: Record<string, (calls: Store['calls']) => Promise<{ readonly ok: boolean }>> = {
    history: (calls) => calls.ofAccount({ tenantId: big.id, id: big.anna }, { limit: 50 }),
    report: (calls) => calls.ofTenant(big.id, { limit: 50 }),
    'later page': (calls) => calls.ofTenant(big.id, { limit: 50, to: middle }),
    'rare outcome': (calls) => calls.ofTenant(big.id, { limit: 50, outcome: 'failed' }),
    'rare direction': (calls) => calls.ofTenant(big.id, { limit: 50, direction: 'internal' }),
    'part of a number': (calls) => calls.ofTenant(big.id, { limit: 50, number: '0012345' }),
    'no such number': (calls) => calls.ofTenant(big.id, { limit: 50, number: '555555555' }),
    'common number': (calls) => calls.ofTenant(big.id, { limit: 50, number: '48' }),
  };
  let read = await rowsRead(client);
  for (const [name, list] of Object.entries(lists)) {
    const own = await openStore({ url: `${postgres.server.url}?application_name=own` }, silentLog);
    expect((await list(own.calls)).ok).toBe(true);
    await own[Symbol.asyncDispose]();
    const before = read;
    read = await rowsRead(client);
    // A part of a number is looked for behind the wall between tenants, where the index of parts is of no use: every call once.
    expect(read - before, name).toBeLessThan(name.endsWith('number') ? 20_100 : 500);
  }
  await client.end();
}, 120_000);

/** Rows of calls and their parts that were read so far. A session counts when it ends: those of closed stores are waited for. */
async function rowsRead(client: Client): Promise<number> {
  const others = `SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE application_name = 'own'`;
  await expect.poll(async () => (await client.query(others)).rows[0].sessions).toBe(0);
  const { rows } = await client.query(`
    SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS read FROM pg_stat_user_tables
     WHERE relname IN ('calls', 'call_segments')`);
  return rows[0].read;
}

const BIG = `
  WITH made AS (
    INSERT INTO calls (id, tenant_id, direction, caller_number, callee_number, started_at, ring_ms, talk_ms, result,
                       outcome, closed)
    SELECT gen_random_uuid(), $1, CASE WHEN n % 5000 = 0 THEN 'internal' ELSE 'inbound' END,
           '+48' || lpad(n::text, 9, '0'), '+48221000101', timestamptz '2026-01-01' - n * interval '1 minute', 1000, 1000,
           'answered', CASE WHEN n % 5000 = 0 THEN 'failed' ELSE 'answered' END, true
      FROM generate_series(1, 20000) n
    RETURNING id, tenant_id, caller_number, started_at)
  INSERT INTO call_segments (call_id, number, tenant_id, account_id, direction, other_number, started_at, ring_ms,
                             talk_ms, result, outcome)
  SELECT id, 1, tenant_id, $2::uuid, 'inbound', caller_number, started_at, 1000, 1000, 'answered', 'answered' FROM made`;

test('a statement marked so is prepared by its first run on a connection, and run so from then on', async () => {
  const pool = openPool(postgres.server.url, silentLog);
  const db = databaseOn(pool);
  const statement = sql<{ twice: number }>`${plannedOnce} SELECT ${21}::integer * 2 AS twice`;
  const prepared = sql<{ runs: number }>`
    SELECT (generic_plans + custom_plans)::integer AS runs FROM pg_prepared_statements`;
  const runs = await db.connection().execute(async (one) => {
    for (let times = 0; times < 3; times++)
      expect(await statement.execute(one)).toMatchObject({ rows: [{ twice: 42 }] });
    return (await prepared.execute(one)).rows;
  });
  await db.destroy();
  expect(runs).toEqual([{ runs: 3 }]);
});
