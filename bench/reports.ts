import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { silentLog, uuidV7 } from '@wpm/kernel';
import { openStore, startEmbedded } from '@wpm/store';
import { Client } from 'pg';
import { ACCOUNTS, CALLS_OF, MARKED, MARKS, PARTS_OF, UNMARKED } from './reports/past.ts';

/** Reports over a year of calls: 200 users, 10 campaigns, working days of ten hours. `WPM_BENCH_CALLS` says how many. */
const CALLS = Number(process.env['WPM_BENCH_CALLS'] ?? 5_000_000);
const ROUNDS = 25;
const NOW = new Date('2026-11-20T11:00:00Z');

const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-bench-'));
chmodSync(folder, 0o711);
const postgres = await startEmbedded(path.join(folder, 'postgres'), {
  logFile: path.join(folder, 'postgres.log'),
  log: silentLog,
});
const store = await openStore({ url: postgres.url }, silentLog);
const client = new Client({ connectionString: postgres.url });
await client.connect();
const tenantId = uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
try {
  const loadSeconds = await timed(load);
  const year = { from: new Date('2025-11-01T00:00:00Z'), until: NOW };
  const addingSeconds = await timed(() => store.reports.campaigns(tenantId, { ...year, by: 'day', withinSeconds: 20 }));
  await report(loadSeconds, addingSeconds);
} finally {
  await client.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}

async function load(): Promise<void> {
  await store.tenants.create({ id: tenantId, domain: 'bench.test', name: 'bench', defaultCountryCode: '48' });
  await client.query(UNMARKED);
  for (const [sql, values] of [
    [ACCOUNTS, [tenantId]],
    [CALLS_OF, [tenantId, CALLS]],
    [PARTS_OF, [tenantId]],
    [MARKS, [tenantId]],
  ] as const)
    await client.query(sql, [...values]);
  await client.query(MARKED);
  await client.query('VACUUM ANALYZE');
}

type Figure = { readonly what: string; readonly aim: number; readonly p50: number; readonly p95: number };

async function figure(what: string, aim: number, read: () => Promise<unknown>): Promise<Figure> {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const since = performance.now();
    await read();
    // The first round only warms up.
    if (round > 0) took.push(performance.now() - since);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => Number((took[Math.ceil(took.length * share) - 1] ?? NaN).toFixed(1));
  return { what, aim, p50: at(0.5), p95: at(0.95) };
}

async function figures(): Promise<readonly Figure[]> {
  const month = await store.reports.daysOf(tenantId, { period: 'last-month' }, NOW);
  const today = await store.reports.daysOf(tenantId, { period: 'today' }, NOW);
  const { rows } = await client.query<{ id: string }>('SELECT id FROM accounts WHERE tenant_id = $1 LIMIT 1', [
    tenantId,
  ]);
  const agentId = rows[0]?.id;
  const page = { ...month, limit: 100, sort: 'newest' } as const;
  const calls = (filter: object) => () => store.reports.calls(tenantId, { ...page, ...filter });
  const campaigns = (by: 'campaign' | 'day' | 'hour-of-day') => () =>
    store.reports.campaigns(tenantId, { ...month, by, withinSeconds: 20 });
  return [
    await figure('campaigns, a month', 50, campaigns('campaign')),
    await figure('campaigns by day, a month', 50, campaigns('day')),
    await figure('campaigns by hour, a month', 50, campaigns('hour-of-day')),
    await figure('agents, a month', 50, () => store.reports.agents(tenantId, { ...month, now: NOW })),
    await figure('calls, first page, today', 20, calls(today)),
    await figure('calls, first page, a month', 20, calls({})),
    await figure('calls, one agent, a month', 500, calls({ agentId })),
    await figure('calls, part of a number', 500, calls({ number: '00123' })),
    await figure('calls, abandoned of a month', 500, calls({ outcome: 'missed', direction: 'inbound' })),
    await figure('calls, longest talk first', 500, calls({ sort: 'longest-talk' })),
    await figure('calls, 9 minutes and more', 500, calls({ minTalkMs: 540_000 })),
  ];
}

async function report(loadSeconds: number, addingSeconds: number): Promise<void> {
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const measured = await figures();
  lag.disable();
  const lagMs = Number((lag.percentile(99) / 1e6).toFixed(1));
  process.stdout.write(
    `${CALLS} calls, made in ${loadSeconds.toFixed(0)} s, all their hours added up in ${addingSeconds.toFixed(0)} s\n`,
  );
  for (const { what, aim, p50, p95 } of measured)
    process.stdout.write(
      `${what.padEnd(32)}p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   aim ≤ ${aim}\n`,
    );
  process.stdout.write(`event loop meanwhile, p99 ${lagMs} ms\n`);
  process.stdout.write(
    `${JSON.stringify({ bench: 'reports', calls: CALLS, loadSeconds, addingSeconds, lagMs, figures: measured })}\n`,
  );
}
