import { ENDPOINTS } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function idOf(login: string): Promise<string> {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const account = tenant && (await server.store.accounts.byLogin(tenant.id, login));
  if (!account) throw new Error(`no account ${login}`);
  return account.id;
}

/** Makes a link that signs in as this account, as its administrator. */
async function linkOf(id: string): Promise<Reply> {
  const administrator = new Browser(server.url);
  const token = await administrator.token('admin');
  return administrator.send('POST', `/api/v1/accounts/${id}/sign-in-link`, { token });
}
const follow = (token: unknown, by = new Browser(server.url)) =>
  by.send('POST', '/api/v1/sessions/by-link', { body: { token } });

test('a link signs one phone in without a password, once, within minutes; a newer one voids the older', async () => {
  const [id, browser] = [await idOf('anna'), new Browser(server.url)];
  const older = (await linkOf(id)).body['token'];
  const { token } = (await linkOf(id)).body;
  expect((await follow(older)).body).toMatchObject({ code: 'sign-in-link/void' });
  expect(await follow(token, browser)).toMatchObject({ status: 200, body: {} });
  expect((await browser.refresh()).body).toMatchObject({ account: { login: 'anna' } });
  expect((await follow(token)).body).toMatchObject({ code: 'sign-in-link/void' });
  const late = (await linkOf(id)).body['token'];
  server.advance(3 * 60_000);
  expect((await follow(late)).body).toMatchObject({ code: 'sign-in-link/void' });
  expect((await linkOf(newId())).status).toBe(404);
  const administrator = await new Browser(server.url).token('admin');
  const path = `/api/v1/audit-log?action=account.sign-in-link&subject=${id}`;
  const log = await browser.send('GET', path, { token: administrator });
  expect(log.body['items']).toMatchObject([1, 2, 3].map(() => ({ result: 'ok', account: { login: 'admin' } })));
  expect(JSON.stringify(log.body)).not.toContain(String(token));
});

test('a link lets nobody in who may not sign in, and who tries wrong ones has to wait', async () => {
  const id = await idOf('admin');
  expect((await follow((await linkOf(id)).body['token'])).body).toMatchObject({ code: 'session/not-for-this-app' });
  const codes: unknown[] = [];
  for (let tries = 0; tries < 12; tries++) codes.push((await follow('x'.repeat(43))).body['code']);
  expect(codes[0]).toBe('sign-in-link/void');
  expect(codes.at(-1)).toBe('session/too-many-attempts');
  server.advance(16 * 60_000);
  expect((await follow('x'.repeat(43))).body).toMatchObject({ code: 'sign-in-link/void' });
});

/** A key for a CRM's server, made by the administrator. */
async function keyOf(scopes: readonly string[]): Promise<string> {
  const administrator = new Browser(server.url);
  const token = await administrator.token('admin');
  const { body } = await administrator.send('POST', '/api/v1/api-keys', { token, body: { name: 'CRM', scopes } });
  return String(body['secret']);
}
const embeddingToken = async (key: string, user: string) =>
  new Browser(server.url).send('POST', '/api/v1/embedding-tokens', { token: key, body: { user } });

test('a token for a page of the CRM signs its user in there, once, within a minute, and for its own tenant alone', async () => {
  const key = await keyOf(['phone:embed']);
  const [first, second] = [
    (await embeddingToken(key, 'anna')).body['token'],
    (await embeddingToken(key, '101')).body['token'],
  ];
  const enter = (token: unknown, embeddedFor: string | undefined, by = new Browser(server.url)) =>
    by.send('POST', '/api/v1/sessions/by-link', { body: { token, embeddedFor } });
  // Two windows of the CRM that open at once do not void each other's.
  const browser = new Browser(server.url);
  const entered = await enter(first, 'Demo.local', browser);
  expect(entered).toMatchObject({ status: 200, body: {} });
  const [cookie = ''] = entered.headers.getSetCookie();
  expect(cookie).toMatch(/^wpm_refresh_phone_embedded=/);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/api/v1/sessions']) {
    expect(cookie).toContain(part);
  }
  expect(
    (await browser.send('POST', '/api/v1/sessions/refresh', { body: { app: 'phone', embedded: true } })).body,
  ).toMatchObject({ account: { login: 'anna' } });
  // The phone by itself has a session of its own.
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/required' });
  expect((await enter(first, 'demo.local')).body).toMatchObject({ code: 'sign-in-link/void' });
  expect((await enter(second, 'other.local')).body).toMatchObject({ code: 'sign-in-link/void' });
  const asDevice = (await embeddingToken(key, 'anna')).body['token'];
  expect((await enter(asDevice, undefined)).body).toMatchObject({ code: 'sign-in-link/void' });
  const late = (await embeddingToken(key, 'anna')).body['token'];
  server.advance(60_000);
  expect((await enter(late, 'demo.local')).body).toMatchObject({ code: 'sign-in-link/void' });
  const ofDevice = (await linkOf(await idOf('anna'))).body['token'];
  expect((await enter(ofDevice, 'demo.local')).body).toMatchObject({ code: 'sign-in-link/void' });
});

test('a key without the scope, and one who is nobody of the tenant, get no token', async () => {
  expect((await embeddingToken(await keyOf(['calls:place']), 'anna')).body).toMatchObject({
    code: 'session/not-allowed',
  });
  expect((await embeddingToken(await keyOf(['phone:embed']), 'nobody')).body).toMatchObject({
    code: 'request/not-found',
  });
});

test('the phone is framed by pages of the origins the tenant allows, and nothing else is framed by anybody', async () => {
  const administrator = new Browser(server.url);
  const session = await administrator.token('admin');
  const settle = (origins: readonly string[]) =>
    administrator.send('PUT', '/api/v1/crm-policy', { token: session, body: { origins, popTemplate: null } });
  const framing = async (path: string) => {
    const { status, headers } = await new Browser(server.url).send('GET', path);
    const ancestors = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];
    return [status, ancestors, headers.get('x-frame-options')];
  };
  const nobody = [200, "'none'", 'DENY'];
  expect(await framing('/phone/embedded/demo.local')).toEqual(nobody);
  expect(await settle(['https://crm.example', 'http://localhost:3000'])).toMatchObject({ status: 200 });
  const allowed = [200, 'https://crm.example http://localhost:3000', null];
  expect(await framing('/phone/embedded/demo.local')).toEqual(allowed);
  expect(await framing('/phone/embedded/other.local')).toEqual(nobody);
  for (const path of ['/phone/', '/console/', '/api/v1/docs', '/phone/embedded'])
    expect(await framing(path)).toEqual(nobody);
  expect(await settle(["https://crm.example; script-src 'unsafe-inline'"])).toMatchObject({
    status: 400,
    body: { reasons: { 'origins.0': 'wrong-format' } },
  });
  const log = await administrator.send('GET', '/api/v1/audit-log?action=crm-policy.', { token: session });
  expect(log.body['items']).toMatchObject([
    { action: 'crm-policy.change', after: { origins: ['https://crm.example', 'http://localhost:3000'] } },
  ]);
  await settle([]);
});

test('the script for pages of CRMs may be taken by any of them', async () => {
  const { status, headers } = await new Browser(server.url).send('GET', '/embed.js');
  expect([status, headers.get('content-type'), headers.get('access-control-allow-origin')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    '*',
  ]);
});

test('the phone is at one place: another session is refused it until it takes it over, and the one before is told where its user went on', async () => {
  const [before, after] = [new Browser(server.url), new Browser(server.url)];
  const as = { app: 'phone', login: 'jan', domain: 'demo.local', password: PASSWORD };
  const enter = async (device: Browser, agent: string) => {
    const { body } = await device.send('POST', '/api/v1/sessions', { headers: { 'user-agent': agent }, body: as });
    return String(body['accessToken']);
  };
  const open = (token: string, body: unknown = {}) =>
    before.send('POST', '/api/v1/me/sip-credentials', { token, body });
  const places = async (token: string) => {
    const { body } = await before.send('GET', '/api/v1/me/sessions', { token });
    const { items } = ENDPOINTS.listMySessions.output.parse(body);
    return items.filter(({ placeSince }) => placeSince !== null).map(({ userAgent }) => userAgent);
  };
  const first = await enter(before, 'old phone');
  const second = await enter(after, 'new phone');
  expect((await open(first)).status).toBe(200);
  expect(await open(second)).toMatchObject({ status: 409, body: { code: 'session/active-elsewhere' } });
  // Whose the place is renews its credentials; and it was not harmed by the question.
  expect((await open(first)).status).toBe(200);
  expect(await places(second)).toEqual(['old phone']);

  const ended = server.ended.length;
  expect((await open(second, { takeOver: true })).status).toBe(200);
  expect(server.ended.slice(ended)).toHaveLength(1);
  expect(await places(second)).toEqual(['new phone']);
  expect(await open(first)).toMatchObject({ status: 401, body: { code: 'session/ended' } });
  expect(await before.refresh()).toMatchObject({
    status: 401,
    body: { code: 'session/taken-over', takenOver: { userAgent: 'new phone', at: expect.any(String) } },
  });
  const admin = await new Browser(server.url).token('admin');
  const log = await before.send('GET', '/api/v1/audit-log?action=session.displace', { token: admin });
  expect(log.body['items']).toMatchObject([{ account: { login: 'jan' }, subject: server.ended.at(-1) }]);

  // Two devices that ask at once: one of them is the place.
  await after.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  const both = await Promise.all([enter(before, 'one'), enter(new Browser(server.url), 'other')]);
  const statuses = await Promise.all(both.map((token) => open(token).then(({ status }) => status)));
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 409]);
});

test('who only looked at the question, and logs out there, stays at work where the phone is open', async () => {
  const [working, asking] = [new Browser(server.url), new Browser(server.url)];
  const token = await working.token('anna');
  await working.send('POST', '/api/v1/me/sip-credentials', { token, body: {} });
  const status = async () => (await working.send('GET', '/api/v1/me/status', { token })).body['chosen'];
  await asking.token('anna');
  await asking.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  expect(await status()).toEqual({ kind: 'ready' });
  await working.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  const again = await working.send('GET', '/api/v1/me/status', { token: await asking.token('anna') });
  expect(again.body['chosen']).toEqual({ kind: 'ready' });
});
