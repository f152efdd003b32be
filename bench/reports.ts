import process from 'node:process';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { exportOrder } from '@wpm/contract';
import { silentLog, SystemClock, uuidV7 } from '@wpm/kernel';
import { ExportJobs } from '@wpm/server';
import { openStore, startEmbedded } from '@wpm/store';
import { Client } from 'pg';
import { DataFolder } from './kept/data-folder.ts';
import { figuresOf } from './reports/figures.ts';
import { ACCOUNTS, INDEXES, LOADED, LOADING, PAST } from './reports/past.ts';

/**
 * Reports over a year of calls: 200 users, 10 campaigns, working days of ten hours. `WPM_BENCH_CALLS` says how many. Making them
 * takes longer than asking: in `WPM_BENCH_FOLDER` they are kept, each number of calls by itself, and only asked the next time.
 */
const CALLS = Number(process.env['WPM_BENCH_CALLS'] ?? 5_000_000);
const TENANT = 'bench.test';
const MB = 2 ** 20;
/** Days of the year with a million rows in them. */
const EXPORTED = { period: 'between', first: '2026-01-01', last: '2026-03-14' } as const;
/** On the last day of the calls. */
const NOW = new Date('2026-11-18T16:00:00Z');

using folder = DataFolder.open(`calls-${CALLS}`);
const postgres = await startEmbedded(path.join(folder.path, 'postgres'), {
  logFile: path.join(folder.path, 'postgres.log'),
  log: silentLog,
});
const store = await openStore({ url: postgres.url }, silentLog);
const client = new Client({ connectionString: postgres.url });
await client.connect();
const known = await store.tenants.byDomain(TENANT);
const tenantId = known?.id ?? uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));
try {
  const loadSeconds = folder.isWhole ? 0 : await timed(load);
  folder.keep();
  const year = { from: new Date('2025-11-01T00:00:00Z'), until: NOW };
  const addingSeconds = await timed(() =>
    store.reports.campaigns(tenantId, { ...year, by: 'day', withinSeconds: 'own' }),
  );
  await report(loadSeconds, addingSeconds);
} finally {
  await client.end();
  await store[Symbol.asyncDispose]();
  await postgres.stop();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}

async function load(): Promise<void> {
  await store.tenants.create({ id: tenantId, domain: TENANT, name: 'bench', defaultCountryCode: '48' });
  const loader = new Client({ connectionString: postgres.adminUrl.replace(/postgres$/, 'wpm') });
  await loader.connect();
  try {
    for (const setting of LOADING) await loader.query(setting);
    const { rows: indexes } = await loader.query<{ name: string; definition: string }>(INDEXES);
    for (const { name } of indexes) await loader.query(`DROP INDEX ${name}`);
    await step(loader, ACCOUNTS, [tenantId]);
    await step(loader, PAST.calls, [tenantId, CALLS]);
    for (const sql of PAST.rest) await step(loader, sql, [tenantId]);
    for (const { definition } of indexes) await step(loader, definition, []);
    await step(loader, 'VACUUM ANALYZE', []);
    for (const setting of LOADED) await loader.query(setting);
  } finally {
    await loader.end();
  }
}

/** One statement of the load; how long it took is told, as the whole takes minutes. */
async function step(loader: Client, sql: string, values: unknown[]): Promise<void> {
  const seconds = await timed(() => loader.query(sql, values));
  process.stdout.write(`  ${seconds.toFixed(1).padStart(6)} s  ${sql.trim().split('\n')[0]?.slice(0, 100)}\n`);
}

type Exported = {
  readonly format: string;
  readonly rows: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly grownMb: number;
  readonly lagMs: number;
};

/** Writes a million rows as the platform does: how long, how much memory more at most, and how late the event loop meanwhile. */
async function exported(format: 'csv' | 'xlsx'): Promise<Exported> {
  const clock = new SystemClock();
  const out = path.join(folder.path, 'exports');
  using jobs = await ExportJobs.open({ folder: out, databaseUrl: postgres.url, clock, now: () => NOW, log: silentLog });
  const owner = { tenantId, accountId: tenantId, confinement: null, knowsContacts: true };
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const [since, before] = [performance.now(), process.memoryUsage.rss()];
  const started = jobs.start(owner, exportOrder.parse({ report: 'calls', format, ...EXPORTED }));
  if (!started.ok) throw new Error(started.error.code);
  let most = before;
  let at = started.value;
  while (at.state === 'waiting' || at.state === 'running') {
    await setTimeout(100);
    most = Math.max(most, process.memoryUsage.rss());
    at = jobs.of(owner, at.id) ?? at;
  }
  lag.disable();
  if (at.state !== 'ready') throw new Error('the export failed');
  const seconds = (performance.now() - since) / 1_000;
  return {
    format,
    rows: at.rows,
    seconds,
    megabytes: Math.round((at.bytes ?? 0) / MB),
    grownMb: Math.round((most - before) / MB),
    lagMs: Number((lag.percentile(99) / 1e6).toFixed(1)),
  };
}

async function report(loadSeconds: number, addingSeconds: number): Promise<void> {
  const lag = monitorEventLoopDelay({ resolution: 1 });
  lag.enable();
  const measured = await figuresOf({ store, client, tenantId, now: NOW });
  lag.disable();
  const files = [await exported('csv'), await exported('xlsx')];
  const lagMs = Number((lag.percentile(99) / 1e6).toFixed(1));
  process.stdout.write(
    `${CALLS} calls, made in ${loadSeconds.toFixed(0)} s, all their hours added up in ${addingSeconds.toFixed(0)} s\n`,
  );
  for (const { what, aim, p50, p95 } of measured)
    process.stdout.write(
      `${what.padEnd(32)}p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms   aim ≤ ${aim}\n`,
    );
  for (const { format, rows, seconds, megabytes, grownMb, lagMs: late } of files)
    process.stdout.write(
      `export, ${format}: ${rows} rows in ${seconds.toFixed(0)} s, ${megabytes} MB, memory at most +${grownMb} MB, event loop p99 ${late} ms\n`,
    );
  process.stdout.write(`event loop meanwhile, p99 ${lagMs} ms\n`);
  process.stdout.write(
    `${JSON.stringify({ bench: 'reports', calls: CALLS, loadSeconds, addingSeconds, lagMs, figures: measured, files })}\n`,
  );
  const missed = measured.filter(({ aim, p95 }) => p95 > aim).map(({ what }) => what);
  for (const what of missed) process.stdout.write(`missed: ${what}\n`);
  if (missed.length > 0) process.exitCode = 1;
}
