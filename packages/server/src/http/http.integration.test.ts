import { connect } from 'node:net';
import { once } from 'node:events';
import process from 'node:process';
import { COMMON_ERRORS, ENDPOINTS, problem } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { keyIdOf } from '../api-keys/api-keys.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { type WrongRequest, wrongRequests } from './wrong-requests.fixture.ts';

let server: TestServer;
let browser: Browser;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  browser = new Browser(server.url);
  token = await browser.token('anna');
});
afterAll(() => server.stop());

const SIGN_IN = { app: 'phone', login: 'anna', domain: 'demo.local', password: 'demo-password' };

test.each([
  ['JSON that breaks off', '{"app":', 400],
  ['no JSON at all', 'app=phone', 400],
  ['a key that would reach a prototype', '{"__proto__":{"admin":true}}', 400],
])('%s is malformed', async (_what, body, status) => {
  const reply = await browser.send('POST', '/api/v1/sessions', { body });
  expect(reply).toMatchObject({ status, body: { code: 'request/malformed', status } });
});

test('a body of another type is malformed', async () => {
  const reply = await browser.send('POST', '/api/v1/sessions', {
    body: '<a/>',
    headers: { 'content-type': 'text/xml' },
  });
  expect(reply).toMatchObject({ status: 415, body: { code: 'request/malformed' } });
});

test.each([
  ['a field nobody asked for', { ...SIGN_IN, admin: true }, 'admin'],
  ['a number for a text', { ...SIGN_IN, login: 7 }, 'login'],
  ['an object for a text', { ...SIGN_IN, password: { $ne: '' } }, 'password'],
  ['an unknown application', { ...SIGN_IN, app: 'desk' }, 'app'],
  ['a login that is too long', { ...SIGN_IN, login: 'x'.repeat(65) }, 'login'],
  ['a list for an object', [1], 'body'],
  ['nothing for an object', 'null', 'body'],
])('%s is refused by the name of the field', async (_what, body, field) => {
  const reply = await browser.send('POST', '/api/v1/sessions', { body });
  expect(reply).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  expect(Object.keys(Object(reply.body['fields']))).toContain(field);
});

test('every refusal is a problem of RFC 9457', async () => {
  const reply = await browser.send('GET', '/api/v1/me');
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem.safeParse(reply.body).success).toBe(true);
  expect(reply.body).toMatchObject({ status: 401, code: 'session/required', type: 'urn:wpm:problem:session/required' });
});

test('a limit out of bounds and a foreign cursor are refused by name', async () => {
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'after=x', 'other=1']) {
    const reply = await browser.send('GET', `/api/v1/me/calls?${query}`, { token });
    expect(reply).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
    expect(Object.keys(Object(reply.body['fields']))).toEqual([query.split('=')[0]]);
  }
});

test.each(['Bearer', 'Bearer x', 'Basic YTpi', `Bearer ${'x'.repeat(43)}`, `Bearer ${'x'.repeat(5_000)}`])(
  'a token that is none opens nothing: %.20s',
  async (authorization) => {
    expect((await browser.send('GET', '/api/v1/me', { headers: { authorization } })).status).toBe(401);
  },
);

test('what needs a right is refused to who has it not, before the input is looked at', async () => {
  expect(await browser.send('GET', '/api/v1/calls?nonsense=1', { token })).toMatchObject({
    status: 403,
    body: { code: 'session/not-allowed' },
  });
  const admin = await new Browser(server.url).token('admin');
  expect((await browser.send('POST', '/api/v1/me/sip-credentials', { token: admin, body: {} })).status).toBe(403);
});

test.each(['http://evil.test', 'null', 'http://127.0.0.1:1'])('a page of %s may change nothing', async (origin) => {
  const reply = await browser.send('POST', '/api/v1/sessions', { body: SIGN_IN, headers: { origin } });
  expect(reply).toMatchObject({ status: 403, body: { code: 'session/not-allowed' } });
  expect(reply.headers.getSetCookie()).toEqual([]);
});

test('our own page may', async () => {
  const reply = await browser.send('POST', '/api/v1/sessions', { body: SIGN_IN, headers: { origin: server.url } });
  expect(reply.status).toBe(200);
});

test.each(['/api/v1/nothing', '/api/v1/', '/nothing', '/.env', '/api/v1/sessions'])(
  'there is nothing at %s',
  async (path) => {
    expect(await browser.send('GET', path)).toMatchObject({ status: 404, body: { code: 'request/not-found' } });
  },
);

test.each([
  '/phone/../../../package.json',
  '/phone/..%2f..%2f..%2fpackage.json',
  '/phone/%2e%2e/%2e%2e/package.json',
  '/console/..\\..\\package.json',
  '/help/../../../package.json',
  '/help/..%2f..%2f..%2fpackage.json',
  '/phone/%00',
])('a path that leaves the app leads nowhere: %s', async (path) => {
  expect(await rawGet(path)).not.toMatch(/"workspaces"|^HTTP\/1\.1 5/);
});

test('the front door leads to the phone', async () => {
  const reply = await browser.send('GET', '/');
  expect([reply.status, reply.headers.get('location')]).toEqual([302, '/phone/']);
});

test('anybody may read how the API is used, as a program or on a page, and is told when nothing changed', async () => {
  const json = await browser.send('GET', '/api/v1/openapi.json');
  expect(json).toMatchObject({ status: 200, body: { openapi: '3.1.1', servers: [{ url: '/api/v1' }] } });
  const etag = json.headers.get('etag') ?? '';
  const again = await browser.send('GET', '/api/v1/openapi.json', { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  const page = await browser.send('GET', '/api/v1/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.body['text']).toContain('href="docs.css"');
  expect((await browser.send('GET', '/api/v1/docs.css')).headers.get('content-type')).toContain('text/css');
});

test('every answer carries a strict content policy and no referrer', async () => {
  const { headers } = await browser.send('GET', '/health');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain(`connect-src 'self' ${server.url.replace('http', 'ws')}`);
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('permissions-policy')).toContain('microphone=(self)');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a Host that is none stands nowhere in the answer', async () => {
  const answer = await rawGet('/health', "a';script-src *");
  expect(answer).not.toContain('script-src *');
});

test('health says ready, or why not', async () => {
  expect(await browser.send('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ready', calls: 2 } });
  server.setReady(false);
  expect(await browser.send('GET', '/health')).toMatchObject({
    status: 503,
    body: { status: 'not-ready', why: 'media' },
  });
  server.setReady(true);
});

test('health warns while a recording cannot be written, and calls are taken nevertheless', async () => {
  server.refuseRecordings(1);
  const { status, body } = await browser.send('GET', '/health');
  expect([status, body['status'], body['warnings']]).toEqual([200, 'ready', ['recordings/not-written']]);
  server.refuseRecordings(0);
  expect((await browser.send('GET', '/health')).body).not.toHaveProperty('warnings');
});

test('metrics count what happened', async () => {
  const { body } = await browser.send('GET', '/metrics');
  expect(body['text']).toMatch(/wpm_sign_ins_total\{app="phone",result="ok"\} [1-9]/);
  expect(body['text']).toContain('wpm_calls 2');
  expect(body['text']).toMatch(/wpm_agents\{chosen="ready",activity="idle",reach="\w+"\} \d/);
});

test('no endpoint fails over a request nobody should send, and each refuses what is wrong by a code it is known for', async () => {
  const requests = wrongRequests();
  expect(new Set(requests.map(({ name }) => name)).size).toBe(Object.keys(ENDPOINTS).length);
  expect(requests.filter(({ mustRefuse }) => mustRefuse).length).toBeGreaterThan(300);
  const admin = await new Browser(server.url).token('admin');
  const oddities: string[] = [];
  const tryOne = async (one: WrongRequest) => {
    const first = await sendWrong(one, admin);
    const reply = first.body['code'] === 'session/not-allowed' ? await sendWrong(one, token) : first;
    const odd = oddityOf(one, reply);
    if (odd) oddities.push(`${one.name}, ${one.what}: ${odd}`);
  };
  const queue = requests.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const one of queue) await tryOne(one);
    }),
  );
  expect(oddities).toEqual([]);
  process.stdout.write(`${requests.length} wrong requests to ${Object.keys(ENDPOINTS).length} endpoints\n`);
}, 150_000);

/** Without the cookies of a session: what ends one is tried too. */
function sendWrong({ method, path, body }: WrongRequest, by: string): Promise<Reply> {
  return new Browser(server.url).send(method, `/api/v1${path}`, { token: by, ...(body !== undefined && { body }) });
}

function oddityOf({ name, mustRefuse }: WrongRequest, { status, body }: Reply): string | undefined {
  if (status >= 500 || (mustRefuse && status < 400)) return `${status} ${JSON.stringify(body)}`;
  if (status < 400) return undefined;
  const spec = Object.entries(ENDPOINTS).find(([key]) => key === name)?.[1];
  const known: readonly string[] = [...COMMON_ERRORS, ...(spec?.errors ?? [])];
  return known.includes(String(body['code'])) ? undefined : `an unknown code ${JSON.stringify(body)}`;
}

test('a key does what its scopes allow, says how much it may still ask, and is void when it is revoked', async () => {
  const admin = await new Browser(server.url).token('admin');
  const asAdmin = (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1${path}`, { token: admin, ...(body !== undefined && { body }) });
  const made = await asAdmin('POST', '/api-keys', { name: 'CRM', scopes: ['calls:read-all', 'contacts:list'] });
  const secret = String(made.body['secret']);
  expect(secret).toMatch(/^wpk_[\w-]{43}$/);
  const asProgram = (method: string, path: string, body?: unknown) =>
    new Browser(server.url).send(method, `/api/v1${path}`, { token: secret, ...(body !== undefined && { body }) });

  const calls = await asProgram('GET', '/calls?limit=1');
  expect(calls.status).toBe(200);
  expect(calls.headers.get('ratelimit-policy')).toBe('"key";q=300;w=30');
  expect(calls.headers.get('ratelimit')).toBe('"key";r=299;t=1');
  expect((await asProgram('GET', '/contacts')).status).toBe(200);
  for (const [method, path, body] of [
    ['GET', '/accounts'],
    ['GET', '/api-keys'],
    ['POST', '/contacts', { card: { lastName: 'x' } }],
    ['POST', '/me/sip-credentials', {}],
  ] as const)
    expect(await asProgram(method, path, body)).toMatchObject({ status: 403, body: { code: 'session/not-allowed' } });

  const listed = await asAdmin('GET', '/api-keys');
  expect(JSON.stringify(listed.body)).not.toContain(secret);
  expect(listed.body['items']).toMatchObject([
    { name: 'CRM', hint: secret.slice(0, 8), lastUsedAt: expect.any(String) },
  ]);
  expect((await asAdmin('DELETE', `/api-keys/${keyIdOf(made)}`)).status).toBe(200);
  expect(await asProgram('GET', '/calls')).toMatchObject({ status: 401, body: { code: 'api-key/void' } });
  const { body: log } = await asAdmin('GET', '/audit-log?action=api-key&limit=2');
  expect(log['items']).toMatchObject([{ action: 'api-key.revoke' }, { action: 'api-key.create', result: 'ok' }]);
});

test('a key cannot have what its account has not, and ends at its time', async () => {
  const admin = await new Browser(server.url).token('admin');
  const make = (body: object) =>
    browser.send('POST', '/api/v1/api-keys', { token: admin, body: { name: 'k', ...body } });
  const annasId = String((await browser.send('GET', '/api/v1/me', { token })).body['id']);
  expect(await make({ scopes: ['calls:read-all', 'calls:make'], accountId: annasId })).toMatchObject({
    status: 409,
    body: { code: 'api-key/scope-not-held', fields: { scopes: 'calls:read-all' } },
  });
  expect((await make({ scopes: ['keys:manage'] })).status).toBe(400);
  expect(
    (await make({ scopes: ['calls:make'], accountId: keyIdOf(await make({ scopes: ['calls:read-all'] })) })).body,
  ).toMatchObject({
    reasons: { accountId: 'does-not-exist' },
  });
  const inAMinute = new Date(Date.now() + 60_000).toISOString();
  const made = await make({ scopes: ['calls:make'], accountId: annasId, expiresAt: inAMinute });
  const secret = String(made.body['secret']);
  const ask = () => browser.send('GET', '/api/v1/me', { token: secret });
  expect((await ask()).body).toMatchObject({ login: 'anna' });
  server.advance(61_000);
  expect(await ask()).toMatchObject({ status: 401, body: { code: 'api-key/void' } });
  server.advance(-61_000);
  expect(await make({ scopes: ['calls:make'], expiresAt: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
});

test('who signs in too often is told to wait, and only at signing in', async () => {
  const refusedOfMany = async () => {
    const tries = Array.from({ length: 260 }, () =>
      browser.send('POST', '/api/v1/sessions', { body: { ...SIGN_IN, domain: 'x.test' } }),
    );
    return (await Promise.all(tries)).filter(({ status }) => status === 429);
  };
  // The minute that is counted may be over amid the first of them: then all others are within the next.
  const first = await refusedOfMany();
  const refused = first.length >= 20 ? first : await refusedOfMany();
  expect(refused.length).toBeGreaterThanOrEqual(20);
  expect(refused[0]?.body).toMatchObject({ code: 'request/too-many' });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await browser.send('GET', '/api/v1/me', { token })).status).toBe(200);
});

/** As fetch would never send it. */
async function rawGet(path: string, host = 'localhost'): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  await once(socket, 'close');
  return answer;
}
