import { createHash } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { tokenHash } from '@wpm/store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser } from '../browser.fixture.ts';
import { PASSWORD, newId, startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  browser = new Browser(server.url);
  // Far enough that what the last test did wrong is forgotten, near enough that no session is over.
  server.advance(16 * 60_000);
});

async function accountOf(login: string) {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const account = tenant && (await server.store.accounts.byLogin(tenant.id, login));
  if (!account) throw new Error(`no account ${login}`);
  return account;
}

test('the right password opens a session with its token, its account and a cookie no script can read', async () => {
  const { status, body, headers } = await browser.signIn('anna');
  expect(status).toBe(200);
  expect(body).toMatchObject({ account: { login: 'anna', domain: 'demo.local', extension: '101' } });
  const [cookie] = headers.getSetCookie();
  expect(cookie).toMatch(/^wpm_refresh_phone=[\w-]{43}; /);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  expect(cookie).toContain('Path=/api/v1/sessions');
  expect(JSON.stringify(body)).not.toContain(browser.cookies.get('wpm_refresh_phone'));
});

test('login and domain are taken in any case', async () => {
  expect((await browser.signIn('ANNA', { domain: 'Demo.Local' })).status).toBe(200);
});

test('a wrong password and an unknown login get the same answer', async () => {
  const wrong = await browser.signIn('anna', { password: 'something else' });
  const unknown = await browser.signIn('nobody', { password: 'something else' });
  expect(wrong).toMatchObject({ status: 401, body: { code: 'session/wrong-credentials' } });
  expect(unknown.body).toEqual(wrong.body);
});

test.each([
  ['an unknown domain', 'anna', { domain: 'other.test' }, 'session/unknown-domain'],
  ['a console account at the phone', 'admin', { app: 'phone' }, 'session/not-for-this-app'],
  ['a phone account at the console', 'anna', { app: 'console' }, 'session/not-for-this-app'],
])('%s is told so', async (_what, login, changes, code) => {
  expect((await browser.signIn(login, changes)).body).toMatchObject({ code });
});

test('that an account is blocked is told only to who knows its password', async () => {
  const { id } = await accountOf('jan');
  await server.store.accounts.setDisabled(id, true);
  const wrong = await browser.signIn('jan', { password: 'something else' });
  const right = await browser.signIn('jan');
  await server.store.accounts.setDisabled(id, false);
  expect(wrong.body).toMatchObject({ code: 'session/wrong-credentials' });
  expect(right).toMatchObject({ status: 403, body: { code: 'session/account-blocked' } });
});

test('a missing seat and an expired licence are told by name', async () => {
  const { tenantId, ...jan } = await accountOf('jan');
  await server.store.accounts.create({
    ...jan,
    id: newId(),
    tenantId,
    login: 'seatless',
    extension: null,
    directNumber: null,
    webphoneSeat: false,
  });
  expect(await browser.signIn('seatless')).toMatchObject({
    status: 403,
    body: { code: 'session/licence-missing', fields: { licence: 'webphone-mobile' } },
  });
  const piotr = new Browser(server.url);
  const token = await piotr.token('piotr');
  const [licence] = (await server.store.licences.of(tenantId)).filter(({ kind }) => kind === 'pbx');
  if (!licence) throw new Error('the demo has a pbx licence');
  await server.store.licences.grant(tenantId, { ...licence, validUntil: new Date(licence.validFrom.getTime() + 1) });
  const expired = await browser.signIn('piotr');
  const refresh = await piotr.refresh();
  await server.store.licences.grant(tenantId, licence);
  expect(refresh).toMatchObject({ status: 403, body: { code: 'session/licence-expired' } });
  // Nobody is in a queue without a licence, and their status says why.
  const { body: status } = await piotr.send('GET', '/api/v1/me/status', { token });
  expect(status['signedOut']).toBe('licence');
  expect(expired).toMatchObject({ status: 403, body: { code: 'session/licence-expired', fields: { licence: 'pbx' } } });
});

test('an account that is blocked loses its rights with the next request, and its refresh says why', async () => {
  const token = await browser.token('jan');
  const { id } = await accountOf('jan');
  await server.store.accounts.setDisabled(id, true);
  const request = await browser.send('GET', '/api/v1/me', { token });
  const refresh = await browser.refresh();
  await server.store.accounts.setDisabled(id, false);
  expect(request).toMatchObject({ status: 403, body: { code: 'session/not-allowed' } });
  expect(refresh).toMatchObject({ status: 403, body: { code: 'session/account-blocked' } });
});

test('ten wrong tries lock the account for this source, and a user who is signed in goes on', async () => {
  const signedIn = new Browser(server.url);
  await signedIn.token('anna');
  // All at once: counting after judging would let them through.
  const tries = await Promise.all(Array.from({ length: 14 }, () => browser.signIn('anna', { password: 'wrong one' })));
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
  const locked = await browser.signIn('anna');
  expect(locked).toMatchObject({ status: 429, body: { code: 'session/too-many-attempts' } });
  const retryAfter = Number(locked.headers.get('retry-after'));
  expect(retryAfter).toBeGreaterThan(14 * 60);
  expect((await signedIn.refresh()).status).toBe(200);
  expect((await browser.signIn('jan')).status).toBe(200);
  server.advance(retryAfter * 1_000 + 1_000);
  expect((await browser.signIn('anna')).status).toBe(200);
});

test('a login that does not exist is locked like one that does', async () => {
  for (let tried = 0; tried < 10; tried++) await browser.signIn('nobody', { password: 'wrong one' });
  expect((await browser.signIn('nobody')).body).toMatchObject({ code: 'session/too-many-attempts' });
});

test('fifty wrong tries lock the source for every account', async () => {
  const tried = await Promise.all(
    Array.from({ length: 50 }, (_, n) => browser.signIn(`nobody${n % 10}`, { password: 'wrong one' })),
  );
  expect(tried.every(({ status }) => status === 401)).toBe(true);
  expect(await browser.signIn('anna')).toMatchObject({ status: 429, body: { code: 'session/too-many-attempts' } });
});

test('an access token is good for ten minutes', async () => {
  const token = await browser.token('anna');
  server.advance(9 * 60_000);
  expect((await browser.send('GET', '/api/v1/me', { token })).status).toBe(200);
  server.advance(2 * 60_000);
  expect(await browser.send('GET', '/api/v1/me', { token })).toMatchObject({
    status: 401,
    body: { code: 'session/ended' },
  });
});

test('a refresh replaces the cookie and gives a token that works', async () => {
  await browser.token('anna');
  const before = browser.cookies.get('wpm_refresh_phone');
  const { status, body } = await browser.refresh();
  expect(status).toBe(200);
  expect(browser.cookies.get('wpm_refresh_phone')).not.toBe(before);
  expect((await browser.send('GET', '/api/v1/me', { token: String(body['accessToken']) })).status).toBe(200);
});

test('without a cookie there is nothing to refresh, and another application has its own', async () => {
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/required' });
  await browser.token('anna');
  expect((await browser.refresh('console')).body).toMatchObject({ code: 'session/required' });
  browser.cookies.set('wpm_refresh_console', browser.cookies.get('wpm_refresh_phone') ?? '');
  expect((await browser.refresh('console')).body).toMatchObject({ code: 'session/ended' });
});

test('two tabs that refresh at once both stay signed in, now and after', async () => {
  await browser.token('anna');
  const tabs = await Promise.all([browser.refresh(), browser.refresh()]);
  expect(tabs.map(({ status }) => status)).toEqual([200, 200]);
  server.advance(60_000);
  expect((await browser.refresh()).status).toBe(200);
});

test('a refresh token used again after its grace ends the session for whoever holds it', async () => {
  await browser.token('anna');
  const stolen = browser.cookies.get('wpm_refresh_phone') ?? '';
  const session = await server.store.sessions.byRefreshToken(tokenHash(stolen));
  const { body } = await browser.refresh();
  server.advance(11_000);
  const thief = new Browser(server.url);
  thief.cookies.set('wpm_refresh_phone', stolen);
  expect((await thief.refresh()).body).toMatchObject({ code: 'session/ended' });
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/ended' });
  expect((await browser.send('GET', '/api/v1/me', { token: String(body['accessToken']) })).status).toBe(401);
  expect(server.ended).toContain(session?.id);
});

test('a session ends 30 days after its last use, and 90 days after its first', async () => {
  const day = 24 * 3_600_000;
  await browser.token('anna');
  server.advance(31 * day);
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/ended' });
  await browser.token('anna');
  for (let used = 0; used < 3; used++) {
    server.advance(29 * day);
    expect((await browser.refresh()).status).toBe(200);
  }
  server.advance(4 * day);
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/ended' });
});

test('signing out ends tokens, SIP credentials and telephony at once, and twice is no error', async () => {
  const token = await browser.token('anna');
  const issued = await browser.send('POST', '/api/v1/me/sip-credentials', { token, body: {} });
  const authUser = String(issued.body['authUser']);
  const out = await browser.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  expect(out).toMatchObject({ status: 200, body: {} });
  expect((await browser.send('GET', '/api/v1/me', { token })).status).toBe(401);
  expect((await browser.refresh()).body).toMatchObject({ code: 'session/required' });
  expect(await server.store.sipIdentities.byAuthUser(authUser, new Date())).toBeUndefined();
  expect(server.ended.length).toBeGreaterThan(0);
  expect((await browser.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } })).status).toBe(200);
});

test('SIP credentials are kept as digests only, two sets at most, each until its own end', async () => {
  const token = await browser.token('anna');
  const issue = async () => (await browser.send('POST', '/api/v1/me/sip-credentials', { token, body: {} })).body;
  const [first, second, third] = [await issue(), await issue(), await issue()];
  expect(third).toMatchObject({ aor: 'sip:anna@demo.local', realm: 'demo.local' });
  expect(String(third['socketUrl'])).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/sip\?ticket=[\w-]{43}$/);
  const at = new Date(Date.parse(String(third['expiresAt'])) - 1_000);
  const row = await server.store.sipIdentities.byAuthUser(String(third['authUser']), at);
  const secret = `${String(third['authUser'])}:demo.local:${String(third['password'])}`;
  expect(row).toMatchObject({
    owner: { kind: 'session' },
    account: { login: 'anna', domain: 'demo.local' },
    md5: createHash('md5').update(secret).digest('hex'),
    sha256: createHash('sha256').update(secret).digest('hex'),
  });
  const ticket = new URL(String(third['socketUrl'])).searchParams.get('ticket') ?? '';
  expect((await server.store.sipCredentials.byTicket(tokenHash(ticket), at))?.authUser).toBe(third['authUser']);
  expect(await server.store.sipIdentities.byAuthUser(String(second['authUser']), at)).toBeDefined();
  expect(await server.store.sipIdentities.byAuthUser(String(first['authUser']), at)).toBeUndefined();
  const later = new Date(at.getTime() + 2_000);
  expect(await server.store.sipIdentities.byAuthUser(String(third['authUser']), later)).toBeUndefined();
});

test('a changed password is the only one from then on, ends the other sessions at once, and leaves this one', async () => {
  const other = new Browser(server.url);
  const [token, others] = [await browser.token('jan'), await other.token('jan')];
  const change = (current: string, password: string) =>
    browser.send('PUT', '/api/v1/me/password', { token, body: { current, password } });
  const me = (asking: string) => browser.send('GET', '/api/v1/me', { token: asking });
  const ended = server.ended.length;
  expect(await change('something else', 'another password')).toMatchObject({
    status: 403,
    body: { code: 'password/wrong' },
  });
  expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  expect((await me(others)).status).toBe(200);
  expect((await change(PASSWORD, 'another password')).status).toBe(200);
  expect([(await me(token)).status, (await me(others)).status, (await other.refresh()).status]).toEqual([
    200, 401, 401,
  ]);
  expect(server.ended.slice(ended)).toHaveLength(1);
  expect((await new Browser(server.url).signIn('jan')).status).toBe(401);
  expect((await new Browser(server.url).signIn('jan', { password: 'another password' })).status).toBe(200);
  expect((await change('another password', PASSWORD)).status).toBe(200);
});

test('who holds a session cannot try passwords without end', async () => {
  const token = await browser.token('piotr');
  const change = (current: string) =>
    browser.send('PUT', '/api/v1/me/password', { token, body: { current, password: 'another password' } });
  for (let tried = 0; tried < 10; tried++) expect((await change(`guess ${tried}`)).status).toBe(403);
  expect(await change(PASSWORD)).toMatchObject({ status: 429, body: { code: 'session/too-many-attempts' } });
});

test('a user sees where they are signed in, by device, and signs one out: it is refused at once, and written down', async () => {
  const [here, lost, other] = [browser, new Browser(server.url), new Browser(server.url)];
  const headers = { 'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0.0.0 Mobile' };
  const token = await here.token('piotr');
  const as = { app: 'phone', login: 'piotr', domain: 'demo.local', password: PASSWORD };
  await lost.send('POST', '/api/v1/sessions', { headers, body: as });
  const stranger = await other.token('jan');
  const list = async (asking: string) => {
    const { body } = await browser.send('GET', '/api/v1/me/sessions', { token: asking });
    return ENDPOINTS.listMySessions.output.parse(body).items;
  };
  const end = (asking: string, id = '') => browser.send('POST', `/api/v1/me/sessions/${id}/end`, { token: asking });
  const mine = await list(token);
  const gone = mine.find(({ userAgent }) => userAgent === headers['user-agent']);
  expect(mine.filter(({ isThis }) => isThis)).toHaveLength(1);
  expect(gone?.isThis).toBe(false);
  expect((await list(stranger)).map(({ sessionId }) => sessionId)).not.toContain(gone?.sessionId);
  expect((await end(stranger, gone?.sessionId)).status).toBe(404);
  expect((await lost.refresh()).status).toBe(200);
  const before = server.ended.length;
  expect((await end(token, gone?.sessionId)).status).toBe(200);
  expect((await lost.refresh()).status).toBe(401);
  expect(server.ended.slice(before)).toEqual([gone?.sessionId]);
  expect((await list(token)).map(({ sessionId }) => sessionId)).not.toContain(gone?.sessionId);
  expect((await end(token, gone?.sessionId)).status).toBe(404);
  const admin = await new Browser(server.url).token('admin');
  const log = await browser.send('GET', `/api/v1/audit-log?subject=${gone?.sessionId}`, { token: admin });
  expect(log.body['items']).toMatchObject(
    ['request/not-found', 'ok', 'request/not-found'].map((result) => ({ action: 'session.end', result })),
  );
});
