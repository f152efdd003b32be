import process from 'node:process';
import { Browser } from '../packages/server/src/browser.fixture.ts';
import { startTestServer, type TestServer } from '../packages/server/src/server.fixture.ts';
import { answeredCall, type TestTenant } from '../packages/store/src/directory.fixture.ts';
import { measureCallsBeside } from './api/calls-beside.ts';
import type { Ask } from './api/loaded.ts';
import { measureRequests } from './api/requests.ts';
import { measureWebhooks, type Sent } from './api/webhooks.ts';

/**
 * Requests of the API over real HTTP on a real database, from a thread of their own; beside each, in turn, a bare server of Node's in the
 * same process that asks the database the very same statements. Then how many webhooks go out in a second, and what calls feel of
 * 1,000 deliveries that nobody takes.
 *
 * `npm run bench -- api`; WPM_BENCH_SECONDS for each request, WPM_BENCH_ONLY=requests, webhooks or calls for a part;
 * WPM_BENCH_PAIRS of rounds of calls
 */
const FOR_MS = Number(process.env['WPM_BENCH_SECONDS'] ?? 5) * 1_000;
const ONLY = process.env['WPM_BENCH_ONLY'];
const [KEPT, DEAD] = [200, 1_000];
const PAIRS = Number(process.env['WPM_BENCH_PAIRS'] ?? 20);

const found: Record<string, unknown> = {};
if (ONLY !== 'calls') {
  const server = await startTestServer({ WPM_WEBHOOK_HOSTS: '127.0.0.1' });
  try {
    const token = await new Browser(server.url).token('admin');
    const ask: Ask = (method, path, body) =>
      new Browser(server.url).send(method, `/api/v1${path}`, { token, ...(body !== undefined && { body }) });
    const tenant = await demoTenant(server);
    if (ONLY !== 'webhooks') found['requests'] = await sayRequests(server, tenant, token, ask);
    if (ONLY !== 'requests') found['webhooks'] = await sayWebhooks(server, tenant, ask);
  } finally {
    await server.stop();
  }
}
if (ONLY === undefined || ONLY === 'calls') found['calls'] = await sayCalls();
say(JSON.stringify({ bench: 'api', ...found }));

async function sayRequests(server: TestServer, tenant: TestTenant, token: string, ask: Ask) {
  for (let call = 0; call < KEPT; call++) await server.store.calls.close(answeredCall(tenant));
  const heads = ['statements', 'per s', 'p50 ms', 'p99 ms', 'peer per s', 'peer p99', 'share'];
  say(`${'requests, 16 at once'.padEnd(30)}${heads.map(cell).join('')}`);
  const rows = await measureRequests(server, token, ask, FOR_MS);
  for (const { what, statements, own, peer } of rows) {
    const ours = [String(statements), own.perS.toFixed(0), own.p50Ms.toFixed(1), own.p99Ms.toFixed(1)];
    const theirs = [peer.perS.toFixed(0), peer.p99Ms.toFixed(1), (own.perS / peer.perS).toFixed(2)];
    say(what.padEnd(30) + [...ours, ...theirs].map(cell).join(''));
    if (own.failed > 0) say(`  ${own.failed} were refused`);
  }
  return rows;
}

async function sayWebhooks(server: TestServer, tenant: TestTenant, ask: Ask) {
  const sent = await measureWebhooks(server, tenant, ask);
  saySent('\nwebhooks to one receiver, each call in order', sent.inOrder);
  saySent('webhooks to one receiver, without an order', sent.withoutOrder);
  return sent;
}

function saySent(what: string, { perS, cpuMs }: Sent): void {
  say(`${what}: ${perS.toFixed(0)} a second, ${cpuMs.toFixed(2)} ms of the platform's CPU each`);
}

async function sayCalls() {
  const calls = await measureCallsBeside(DEAD, PAIRS);
  const { p95, slowestTwentieth, mean, idle, waiting, failed } = calls;
  say(
    `\ncall set-up, INVITE to 180, alone and beside ${waiting} deliveries nobody takes, ${PAIRS} pairs of rounds; ${failed.alone} and ${failed.beside} failed`,
  );
  for (const [what, of] of Object.entries({ p95, 'mean of the slowest twentieth': slowestTwentieth, mean }))
    say(
      `  ${what} of all calls: ${of.alone.toFixed(1)} and ${of.beside.toFixed(1)} ms, ${of.ratio.toFixed(2)} × (95 %: ${of.from.toFixed(2)} to ${of.to.toFixed(2)})`,
    );
  for (const [what, { platform, commits }] of Object.entries(idle))
    say(
      `  without calls, ${what}: ${(platform * 100).toFixed(1)} % of a core, ${commits.toFixed(0)} transactions a second`,
    );
  return calls;
}

async function demoTenant({ store }: TestServer): Promise<TestTenant> {
  const tenant = await store.tenants.byDomain('demo.local');
  const anna = tenant && (await store.accounts.byLogin(tenant.id, 'anna'));
  if (!anna) throw new Error('no demo tenant');
  return { id: tenant.id, anna: anna.id, jan: anna.id };
}

function cell(text: string): string {
  return text.padStart(12);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
