import { once } from 'node:events';
import { createServer } from 'node:http';
import process from 'node:process';
import { Browser } from '../packages/server/src/browser.fixture.ts';
import { startTestServer, type TestServer } from '../packages/server/src/server.fixture.ts';
import { answeredCall, type TestTenant } from '../packages/store/src/directory.fixture.ts';
import type { Load } from './api/load-worker.ts';
import { at, LoadThread, openBare, type Rate } from './api/loaded.ts';

/**
 * Requests of the API over real HTTP on a real database, from a thread of their own; beside each, the same bytes from a bare server of
 * Node's in the same process. Then how many webhooks go out in a second, and what a call's record costs with 1,000 dead deliveries.
 *
 * `npm run bench -- api`; `seconds=1` for a quick look
 */
const FOR_MS = Number(process.argv.find((one) => one.startsWith('seconds='))?.slice('seconds='.length) ?? 5) * 1_000;
const [AT_ONCE, EVENTS, DEAD, CALLS] = [16, 2_000, 1_000, 300];

type Asked = readonly [what: string, method: Load['method'], path: string, body: string];
const ASKED: readonly Asked[] = [
  ['read: who am I', 'GET', '/me', ''],
  ['read: 50 calls', 'GET', '/calls?limit=50', ''],
  ['read: a search of contacts', 'GET', '/contacts?search=now', ''],
  ['command: a contact added', 'POST', '/contacts', '{"card":{"lastName":"Bench {n}"}}'],
  ['command: a call placed', 'POST', '/calls', '{"user":"anna","to":"+48600100200"}'],
];

const server = await startTestServer({ WPM_WEBHOOK_HOSTS: '127.0.0.1' });
try {
  const token = await new Browser(server.url).token('admin');
  const ask = (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1${path}`, { token, ...(body !== undefined && { body }) });
  const me = await ask('GET', '/me');
  const tenant = await demoTenant(server);
  for (let call = 0; call < 200; call++) await server.store.calls.close(answeredCall(tenant));
  say(`${'requests, 16 at once'.padEnd(30)}${['per s', 'p50 ms', 'p99 ms', 'bare per s', 'share'].map(cell).join('')}`);
  const requests = await measureRequests(token, ask);
  const webhooks = await measureWebhooks(ask);
  say(`\nwebhooks to one receiver: ${webhooks.perS.toFixed(0)} a second (${webhooks.cpuMs.toFixed(2)} ms of CPU each)`);
  const records = await measureRecords(server, tenant, ask);
  say(
    `a call's record: p95 ${records.without.toFixed(2)} ms, with ${DEAD} dead deliveries ${records.with.toFixed(2)} ms`,
  );
  say(JSON.stringify({ bench: 'api', login: me.body['login'], requests, webhooks, records }));
} finally {
  await server.stop();
}

type Ask = (method: string, path: string, body?: unknown) => ReturnType<Browser['send']>;

async function measureRequests(token: string, ask: Ask): Promise<Record<string, { own: Rate; bare: Rate }>> {
  await using thread = new LoadThread();
  const rows: Record<string, { own: Rate; bare: Rate }> = {};
  for (const [what, method, path, body] of ASKED) {
    const { body: sample, status } = await ask(method, path, body === '' ? undefined : body.replace('{n}', 'sample'));
    if (status !== 200) throw new Error(`${what}: ${status} ${JSON.stringify(sample)}`);
    await using bare = await openBare(JSON.stringify(sample));
    const load = { method, body, atOnce: AT_ONCE, forMs: FOR_MS, headers: { authorization: `Bearer ${token}` } };
    const own = await thread.send({ ...load, url: `${server.url}/api/v1${path}` });
    rows[what] = { own, bare: await thread.send({ ...load, url: bare.url }) };
    const cells = [own.perS.toFixed(0), own.p50Ms.toFixed(1), own.p99Ms.toFixed(1), rows[what].bare.perS.toFixed(0)];
    say(what.padEnd(30) + [...cells, (own.perS / rows[what].bare.perS).toFixed(2)].map(cell).join(''));
    if (own.failed > 0) say(`  ${own.failed} were refused`);
  }
  return rows;
}

async function demoTenant({ store }: TestServer): Promise<TestTenant> {
  const tenant = await store.tenants.byDomain('demo.local');
  const anna = tenant && (await store.accounts.byLogin(tenant.id, 'anna'));
  if (!anna) throw new Error('no demo tenant');
  return { id: tenant.id, anna: anna.id, jan: anna.id };
}

/** From the first to the last of so many events, written at once by an import. */
async function measureWebhooks(ask: Ask): Promise<{ perS: number; cpuMs: number }> {
  const receiver = await openReceiver();
  const made = await ask('POST', '/webhooks', { name: 'bench', url: receiver.url, events: ['contact.changed'] });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  for (let from = 0; from < EVENTS; from += 500) {
    const items = Array.from({ length: 500 }, (_, n) => ({
      externalId: `b-${from + n}`,
      card: { lastName: `Hook ${from + n}` },
    }));
    await ask('POST', '/contacts/import', { items });
  }
  await receiver.until(EVENTS);
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - began;
  await receiver.close();
  await ask('DELETE', `/webhooks/${String(Object(made.body['webhook']).id)}`);
  return { perS: EVENTS / (wallMs / 1_000), cpuMs: (user + system) / 1_000 / EVENTS };
}

async function openReceiver() {
  let received = 0;
  let wanted = Infinity;
  const all = Promise.withResolvers<void>();
  const hook = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(204).end();
      if (++received >= wanted) all.resolve();
    });
  });
  await once(hook.listen(0, '127.0.0.1'), 'listening');
  const address = hook.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    until: (count: number) => {
      wanted = count;
      if (received >= count) all.resolve();
      return all.promise;
    },
    close: async () => {
      hook.closeAllConnections();
      hook.close();
      await once(hook, 'close');
    },
  };
}

/** The 95th percentile of writing a call's record, without and with so many deliveries nobody takes. */
async function measureRecords({ store }: TestServer, tenant: TestTenant, ask: Ask) {
  const measure = async () => {
    const tookMs: number[] = [];
    for (let call = 0; call < CALLS; call++) {
      const from = performance.now();
      await store.calls.close(answeredCall(tenant));
      tookMs.push(performance.now() - from);
    }
    return at(
      tookMs.toSorted((a, b) => a - b),
      0.95,
    );
  };
  await measure();
  const without = await measure();
  const hook = { name: 'dead', url: 'http://127.0.0.1:1/', events: ['call.ended'] };
  const made = await ask('POST', '/webhooks', hook);
  for (let call = 0; call < DEAD; call++) await store.calls.close(answeredCall(tenant));
  const withDead = await measure();
  await ask('DELETE', `/webhooks/${String(Object(made.body['webhook']).id)}`);
  return { without, with: withDead };
}

function cell(text: string): string {
  return text.padStart(12);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
