import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@wpm/client';
import { startPlatform, type TestPlatform } from '@wpm/testkit';
import { Client as Database } from 'pg';
import { CallLoad } from '../calls/call-load.ts';
import { type Compared, compare, meanOf, meanOfSlowest, percentileAt } from './pairs.ts';

/** Ten calls a second leave a core free: what is asked is what deliveries cost calls, not how calls wait for each other. */
const [RATE, CALLS, USERS] = [10, 80, 60];
const IDLE_MS = 10_000;
/** Of what SIPp says of calls that failed. */
const MOST_SAID = 1_500;

/** What the platform and its database do in a second while nobody calls: of a core, and transactions. */
export type Idle = { readonly platform: number; readonly commits: number };

/** How calls were set up, INVITE to 180 by SIPp's clock, which goes by 4 ms, while deliveries waited that nobody takes, and while none did. */
export type Beside = {
  readonly p95: Compared;
  readonly slowestTwentieth: Compared;
  readonly mean: Compared;
  readonly idle: { readonly alone: Idle; readonly beside: Idle };
  readonly waiting: number;
  readonly failed: { readonly alone: number; readonly beside: number };
};

/**
 * Real calls from a trunk to registered phones, in pairs of rounds: one with so many deliveries that nobody takes, half of them for a
 * receiver that is not there, half for one that hangs, and the calls' own events behind them; one with these webhooks stopped. Which of a pair comes
 * first takes turns.
 */
export async function measureCallsBeside(dead: number, pairs: number): Promise<Beside> {
  await using platform = await startPlatform({ environment: { WPM_WEBHOOK_HOSTS: '127.0.0.1' } });
  const hanging = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  const address = hanging.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { client } = await platform.api('admin');
  const hooks = [await makeHook(client, 'gone', 1), await makeHook(client, 'hangs', port)];
  await importContacts(client, dead / 2);
  using load = await CallLoad.open(platform, USERS);
  const turn = async (enabled: boolean) => {
    for (const hook of hooks) await hook(enabled);
  };
  const idle = await idleOf(platform, turn);
  await load.place(RATE, CALLS);
  const failed = { alone: 0, beside: 0 };
  const rounds = { alone: [] as (readonly number[])[], beside: [] as (readonly number[])[] };
  for (let pair = 0; pair < pairs; pair++) {
    for (const which of pair % 2 === 0 ? (['alone', 'beside'] as const) : (['beside', 'alone'] as const)) {
      await turn(which === 'beside');
      const placed = await load.place(RATE, CALLS);
      rounds[which].push(placed.rttsMs);
      failed[which] += placed.failed;
      if (placed.failed > 0)
        process.stderr.write(`${placed.failed} failed, ${which}: ${placed.why.slice(0, MOST_SAID)}\n`);
    }
  }
  const listed = await fetch(`${platform.url}/metrics`);
  const waiting = Number(/^wpm_webhooks_waiting (\d+)/m.exec(await listed.text())?.[1] ?? NaN);
  hanging.close();
  const by = (figureOf: Parameters<typeof compare>[2]) => compare(rounds.alone, rounds.beside, figureOf);
  const figures = { p95: by(percentileAt(0.95)), slowestTwentieth: by(meanOfSlowest(0.05)), mean: by(meanOf) };
  return { ...figures, idle, waiting, failed };
}

/** @returns what stops it and lets it go on */
async function makeHook(client: Client, name: string, port: number): Promise<(enabled: boolean) => Promise<void>> {
  const settings = {
    name,
    url: `http://127.0.0.1:${port}/`,
    events: ['call.created' as const, 'call.ended' as const, 'contact.changed' as const],
  };
  const made = await client.createWebhook(settings);
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made.value.webhook;
  return async (enabled) => {
    const turned = await client.changeWebhook({ webhookId: id, ...settings, enabled });
    if (!turned.ok) throw new Error(turned.error.code);
  };
}

async function importContacts(client: Client, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, n) => ({ externalId: `d-${n}`, card: { lastName: `D ${n}` } }));
  const imported = await client.importContacts({ items });
  if (!imported.ok) throw new Error(imported.error.code);
}

async function idleOf(platform: TestPlatform, turn: (enabled: boolean) => Promise<void>): Promise<Beside['idle']> {
  const environment = readFileSync(`/proc/${platform.pidOf('platform')}/environ`, 'utf8');
  const database = new Database({ connectionString: /DATABASE_URL=([^\0]+)/.exec(environment)?.[1] ?? '' });
  await database.connect();
  const commits = async () => {
    await database.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await database.query(
      'SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0]?.xact_commit);
  };
  const measure = async (enabled: boolean): Promise<Idle> => {
    await turn(enabled);
    const [cpu, committed, began] = [cpuMs(platform), await commits(), performance.now()];
    await delay(IDLE_MS);
    const ms = performance.now() - began;
    return { platform: (cpuMs(platform) - cpu) / ms, commits: ((await commits()) - committed) / (ms / 1_000) };
  };
  const found = { alone: await measure(false), beside: await measure(true) };
  await database.end();
  return found;
}

/** Processor time of the platform's process so far; Linux counts in hundredths of a second. */
function cpuMs(platform: TestPlatform): number {
  const fields =
    readFileSync(`/proc/${platform.pidOf('platform')}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
