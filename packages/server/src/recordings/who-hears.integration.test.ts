import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { recordingsFolder } from '../settings.ts';

type Send = Awaited<ReturnType<typeof sender>>;

let server: TestServer;
let admin: Send;
let recordingId: string;

beforeAll(async () => {
  server = await startTestServer();
  admin = await sender(server, 'admin', { app: 'console' });
  mkdirSync(path.join(recordingsFolder(server.settings), 'sub'));
  writeFileSync(path.join(recordingsFolder(server.settings), 'sub', 'b.wav'), Buffer.alloc(1_000));
  writeFileSync(path.join(recordingsFolder(server.settings), 'sub', 'b.peaks'), Buffer.alloc(20));
  recordingId = await recorded();
});
afterAll(() => server.stop());

/** A call of Anna's that was recorded. */
async function recorded(): Promise<string> {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const anna = tenant && (await server.store.accounts.byLogin(tenant.id, 'anna'));
  if (!tenant || !anna) throw new Error('there is no Anna');
  const startedAt = Date.now();
  const other = { number: '+48600100200', name: null, accountId: null };
  const times = {
    startedAt,
    endedAt: startedAt + 1,
    ringMs: 1,
    talkMs: 2,
    result: 'answered',
    outcome: 'answered',
  } as const;
  const handed = { holdMs: 0, transferredFrom: null, transferredTo: null };
  const id = newId();
  await server.store.calls.close({
    id: newId(),
    tenantId: tenant.id,
    direction: 'inbound',
    caller: other,
    callee: { number: '+48221000101', name: 'Anna Nowak', accountId: anna.id },
    answeredAt: startedAt,
    endedBy: 'caller',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    ...times,
    segments: [{ number: 1, accountId: anna.id, direction: 'inbound', other, ...handed, ...times }],
    recording: { id, file: 'sub/b.wav', startedAt, durationMs: 125, bytes: 1_000, completeness: 1 },
  });
  return id;
}

/** Gives or takes what an account may do beside its role. */
async function permit(login: string, permissions: readonly string[]): Promise<void> {
  const [account] = Object((await admin('GET', `/accounts?search=${login}`)).body['items']);
  const { id, version, settings } = account;
  const changed = await admin('PUT', `/accounts/${id}`, { version, settings: { ...settings, permissions } });
  expect(changed.status).toBe(200);
}

const GONE = { status: 404, body: { code: 'request/not-found' } };

test('a supervisor hears recordings while they are permitted to, and sees them all the same when they are not', async () => {
  const browser = new Browser(server.url);
  const token = String((await browser.signIn('supervisor', { app: 'console' })).body['accessToken']);
  const ask = (method: string, to: string, body?: unknown) =>
    browser.send(method, `/api/v1${to}`, { token, ...(body !== undefined && { body }) });
  const link = (purpose: string) => ask('POST', `/recordings/${recordingId}/link`, { purpose });
  const peaks = () => ask('GET', `/recordings/${recordingId}/peaks?points=10`);
  const hear = async (url: string) =>
    (await fetch(`${server.url}${url}`, { headers: { authorization: `Bearer ${token}` } })).status;
  const isListed = async () =>
    JSON.stringify((await ask('GET', '/recordings?period=today')).body).includes(recordingId);
  const rights = async () => (await ask('GET', '/me')).body['rights'];

  const url = String((await link('listen')).body['url']);
  expect(await hear(url)).toBe(200);
  expect((await peaks()).status).toBe(200);
  expect(await rights()).toContain('recordings:hear-all');

  await permit('supervisor', []);
  // Also by the link they had before.
  expect(await hear(url)).toBe(404);
  expect(await link('listen')).toMatchObject(GONE);
  expect(await link('download')).toMatchObject(GONE);
  expect(await peaks()).toMatchObject(GONE);
  expect(await rights()).not.toContain('recordings:hear-all');
  expect(await isListed()).toBe(true);

  await permit('supervisor', ['recordings:hear-all']);
  expect(await hear(url)).toBe(200);
});

test('the permission alone opens nothing: an integrator sees no calls, an agent their own', async () => {
  await permit('jan', ['recordings:hear-all']);
  const jan = await sender(server, 'jan');
  expect(await jan('POST', `/recordings/${recordingId}/link`, { purpose: 'listen' })).toMatchObject(GONE);
});

const keyWith = (scopes: readonly string[]) => admin('POST', '/api-keys', { name: 'Archive', scopes });

test('a key hears by a scope of its own, and no more than its account does', async () => {
  const linkBy = async (scopes: readonly string[]) => {
    const key = String((await keyWith(scopes)).body['secret']);
    const to = `/api/v1/recordings/${recordingId}/link`;
    return new Browser(server.url).send('POST', to, { token: key, body: { purpose: 'download' } });
  };
  expect(await linkBy(['calls:read-all'])).toMatchObject(GONE);
  expect((await linkBy(['calls:read-all', 'recordings:hear-all'])).status).toBe(200);
  await permit('admin', []);
  expect(await keyWith(['recordings:hear-all'])).toMatchObject({ body: { code: 'api-key/scope-not-held' } });
});
