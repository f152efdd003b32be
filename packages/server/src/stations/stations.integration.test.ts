import type { CreatedStation, Station } from '@wpm/contract';
import { ha1 } from '@wpm/sip';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { placeOfSession, placeOfStation } from '../telephony/sip-identity.ts';

let server: TestServer;
let anna: { browser: Browser; token: string };
let admin: { browser: Browser; token: string };

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  [anna, admin] = await Promise.all([signIn('anna'), signIn('admin')]);
});
afterEach(async () => {
  for (const { id } of await listOf(admin)) await admin.browser.send('DELETE', `/api/v1/stations/${id}`, admin);
  server.registered.clear();
});

async function signIn(login: string, changes: Record<string, unknown> = {}) {
  const browser = new Browser(server.url);
  const { body } = await browser.signIn(login, changes);
  return { browser, token: String(body['accessToken']) };
}

type User = typeof anna;

const create = ({ browser, token }: User, name = 'Desk phone') =>
  browser.send('POST', '/api/v1/me/stations', { token, body: { name } });
const createdBy = async (user: User) => (await create(user)).body as unknown as CreatedStation;
const mine = ({ browser, token }: User) => browser.send('GET', '/api/v1/me/stations', { token });
const revokeMine = ({ browser, token }: User, id: string) =>
  browser.send('DELETE', `/api/v1/me/stations/${id}`, { token });

async function listOf({ browser, token }: User): Promise<Station[]> {
  const { body } = await browser.send('GET', '/api/v1/stations', { token });
  return body['items'] as Station[];
}

const identityOf = (authUser: string) => server.store.sipIdentities.byAuthUser(authUser, new Date());

/** Another tenant with an administrator and a UC user. */
async function otherTenant(): Promise<{ admin: User; user: User }> {
  const [tenantId, domain] = [newId(), `${newId()}.example`];
  const now = new Date();
  const licence = { seats: 1, validFrom: new Date(now.getTime() - 1), validUntil: new Date(now.getTime() + 1e9) };
  await server.store.tenants.create({ id: tenantId, domain, name: domain, defaultCountryCode: '48' });
  for (const kind of ['uc', 'webphone-mobile'] as const)
    await server.store.licences.grant(tenantId, { kind, ...licence });
  const passwordHash = await hashPassword(PASSWORD);
  const like = { tenantId, displayName: 'X', extension: null, directNumber: null, passwordHash } as const;
  const seat = { webphoneSeat: true, mayHearOwnRecordings: true };
  await server.store.accounts.create({
    ...like,
    ...seat,
    id: newId(),
    login: 'admin',
    kind: null,
    roles: ['administrator'],
  });
  await server.store.accounts.create({ ...like, ...seat, id: newId(), login: 'anna', kind: 'uc', roles: [] });
  return { admin: await signIn('admin', { domain }), user: await signIn('anna', { domain }) };
}

test('a user makes credentials for a phone, which are shown once and kept as digests', async () => {
  const { station, access } = await createdBy(anna);
  expect(station).toMatchObject({ name: 'Desk phone', account: { login: 'anna' }, registrations: [] });
  expect(access).toMatchObject({ aor: 'sip:anna@demo.local', domain: 'demo.local' });
  expect(access.password).toMatch(/^[a-z2-9]{24}$/);
  expect(access.servers).toContainEqual({ transport: 'udp', host: '127.0.0.1', port: 5060 });
  expect(await identityOf(access.authUser)).toMatchObject({
    owner: { kind: 'station', id: station.id },
    account: { login: 'anna' },
    md5: ha1('MD5', access.authUser, 'demo.local', access.password),
    sha256: ha1('SHA-256', access.authUser, 'demo.local', access.password),
  });
  const listed = await mine(anna);
  expect(listed.body['items']).toEqual([station]);
  expect(JSON.stringify(listed.body)).not.toContain(access.password);
});

test('the list shows which phone is registered, from where and since when, and not the app beside it', async () => {
  const { station } = await createdBy(anna);
  const flow = { id: 'udp', transport: 'udp', open: true, local: { address: '127.0.0.1', port: 5060 } } as const;
  const phone = { contact: 'sip:anna@192.0.2.7', q: 1, path: [], since: 0, userAgent: 'Desk 1', expiresAt: 60_000 };
  const binding = {
    aor: 'sip:anna@demo.local',
    flow: { ...flow, remote: { address: '192.0.2.7', port: 5062 } },
    ...phone,
  };
  server.registered.set('sip:anna@demo.local', [
    { ...binding, place: placeOfStation(station.id) },
    { ...binding, place: placeOfSession('session') },
  ]);
  expect((await listOf(admin)).map(({ registrations }) => registrations)).toEqual([
    [
      {
        transport: 'udp',
        address: '192.0.2.7',
        port: 5062,
        userAgent: 'Desk 1',
        since: '1970-01-01T00:00:00.000Z',
        expiresAt: '1970-01-01T00:01:00.000Z',
      },
    ],
  ]);
});

test('revoked credentials are void at once, and the registration ends', async () => {
  const { station, access } = await createdBy(anna);
  expect((await revokeMine(anna, station.id)).status).toBe(200);
  expect(await identityOf(access.authUser)).toBeUndefined();
  expect(server.revoked.at(-1)).toBe(station.id);
  expect((await mine(anna)).body['items']).toEqual([]);
  expect((await revokeMine(anna, station.id)).status).toBe(404);
});

test('an administrator makes and revokes stations of any user of the tenant, and nobody else does', async () => {
  const { browser, token } = admin;
  const body = { login: 'piotr', name: 'Hall' };
  const made = await browser.send('POST', '/api/v1/stations', { token, body });
  expect(made).toMatchObject({ status: 200, body: { station: { account: { login: 'piotr' } } } });
  const [station] = await listOf(admin);
  expect((await revokeMine(anna, station?.id ?? '')).status).toBe(404);
  const supervisor = await signIn('supervisor');
  for (const other of [anna, supervisor]) {
    const tries = [
      await other.browser.send('POST', '/api/v1/stations', { token: other.token, body }),
      await other.browser.send('GET', '/api/v1/stations', { token: other.token }),
      await other.browser.send('DELETE', `/api/v1/stations/${station?.id}`, { token: other.token }),
      await change(other, station?.id ?? '', { version: 1, name: 'x', enabled: false }),
      await renew(other, station?.id ?? ''),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  }
  expect((await browser.send('DELETE', `/api/v1/stations/${station?.id}`, { token })).status).toBe(200);
  expect((await browser.send('POST', '/api/v1/stations', { token, body: { ...body, login: 'nobody' } })).status).toBe(
    404,
  );
});

const change = ({ browser, token }: User, id: string, body: Record<string, unknown>) =>
  browser.send('PUT', `/api/v1/stations/${id}`, { token, body });
const renew = ({ browser, token }: User, id: string) =>
  browser.send('POST', `/api/v1/stations/${id}/credentials`, { token, body: {} });

test('a station that is switched off is no longer registered, and comes back with the same credentials', async () => {
  const { station, access } = await createdBy(anna);
  const off = await change(admin, station.id, { version: 1, name: 'Attic', enabled: false });
  expect(off.body['station']).toEqual({ ...station, version: 2, name: 'Attic', enabled: false });
  expect(server.revoked.at(-1)).toBe(station.id);
  expect(await identityOf(access.authUser)).toMatchObject({ enabled: false });
  expect([...(await server.store.registrations.livingOwners([station.id]))]).toEqual([]);
  const revoked = server.revoked.length;
  expect((await change(admin, station.id, { version: 2, name: 'Attic', enabled: true })).status).toBe(200);
  expect(server.revoked).toHaveLength(revoked);
  expect(await identityOf(access.authUser)).toMatchObject({ enabled: true });
  expect([...(await server.store.registrations.livingOwners([station.id]))]).toEqual([station.id]);
});

test('of two administrators who change one station at once the second is told, and undoes nothing', async () => {
  const { station, access } = await createdBy(anna);
  const wishes = ['Attic', 'Cellar'].map((name) => ({ version: station.version, name, enabled: name === 'Attic' }));
  const answers = await Promise.all(wishes.map((wish) => change(admin, station.id, wish)));
  const [taken] = answers.filter(({ status }) => status === 200);
  const [refused] = answers.filter(({ status }) => status !== 200);
  expect(refused).toMatchObject({ status: 409, body: { code: 'item/changed-meanwhile' } });
  expect(await listOf(admin)).toEqual([taken?.body['station']]);
  // A new password is a change too: what somebody still sees is no longer how the phone stands.
  const { station: renewed } = (await renew(admin, station.id)).body as unknown as CreatedStation;
  expect(renewed).toMatchObject({ version: 3 });
  expect((await change(admin, station.id, { version: 2, name: 'x', enabled: false })).status).toBe(409);
  expect(await identityOf(access.authUser)).toMatchObject({ enabled: renewed.enabled });
  const { body } = await admin.browser.send('GET', `/api/v1/audit-log?subject=${station.id}&limit=10`, admin);
  const refusals = (body['items'] as { result: string }[]).filter(({ result }) => result !== 'ok');
  expect(refusals.map(({ result }) => result)).toEqual(['item/changed-meanwhile', 'item/changed-meanwhile']);
  expect((await change(admin, station.id, { version: 3, name: 'Hall', enabled: true })).status).toBe(200);
});

test('a renewed password is shown once, and the one before is worth nothing from then on', async () => {
  const { station, access } = await createdBy(anna);
  const renewed = (await renew(admin, station.id)).body as unknown as CreatedStation;
  expect(renewed.station).toEqual({ ...station, version: 2 });
  expect(renewed.access).toEqual({ ...access, password: expect.stringMatching(/^[a-z2-9]{24}$/) });
  expect(renewed.access.password).not.toBe(access.password);
  expect(await identityOf(access.authUser)).toMatchObject({
    md5: ha1('MD5', access.authUser, 'demo.local', renewed.access.password),
    sha256: ha1('SHA-256', access.authUser, 'demo.local', renewed.access.password),
  });
  expect(server.revoked.at(-1)).toBe(station.id);
  expect((await renew(admin, newId())).status).toBe(404);
});

test('the audit log keeps what a station was, and never its password', async () => {
  const { station } = await createdBy(anna);
  await change(admin, station.id, { version: 1, name: 'Attic', enabled: false });
  const renewed = (await renew(admin, station.id)).body as unknown as CreatedStation;
  await admin.browser.send('DELETE', `/api/v1/stations/${station.id}`, admin);
  const { body } = await admin.browser.send('GET', `/api/v1/audit-log?subject=${station.id}&limit=10`, admin);
  const kept = { login: 'anna', authUser: station.authUser };
  expect(body['items']).toMatchObject([
    { action: 'station.revoke', before: { ...kept, name: 'Attic', enabled: false }, after: null },
    { action: 'station.renew-credentials', after: { ...kept, name: 'Attic' } },
    {
      action: 'station.change',
      before: { name: 'Desk phone', enabled: true },
      after: { name: 'Attic', enabled: false },
    },
    { action: 'station.create', before: null, after: { ...kept, name: 'Desk phone', enabled: true } },
  ]);
  expect(JSON.stringify(body)).not.toContain(renewed.access.password);
});

test('the list is narrowed to one account', async () => {
  const { station } = await createdBy(anna);
  const { browser, token } = admin;
  await browser.send('POST', '/api/v1/stations', { token, body: { login: 'piotr', name: 'Hall' } });
  const { body } = await browser.send('GET', `/api/v1/stations?accountId=${station.account.id}`, { token });
  expect(body['items']).toEqual([station]);
});

test('another tenant sees and touches nothing of it', async () => {
  const { station } = await createdBy(anna);
  const stranger = await otherTenant();
  const tries: Reply[] = [
    await stranger.admin.browser.send('DELETE', `/api/v1/stations/${station.id}`, stranger.admin),
    await revokeMine(stranger.user, station.id),
    await change(stranger.admin, station.id, { version: 1, name: 'x', enabled: false }),
    await renew(stranger.admin, station.id),
    await stranger.admin.browser.send('POST', '/api/v1/stations', {
      token: stranger.admin.token,
      body: { login: 'jan', name: 'x' },
    }),
  ];
  expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect([await listOf(stranger.admin), (await mine(stranger.user)).body['items']]).toEqual([[], []]);
  expect((await mine(anna)).body['items']).toHaveLength(1);
});

test('a user has room for eight, also when they are made at once', async () => {
  const tries = await Promise.all(Array.from({ length: 12 }, () => create(anna)));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(8);
  expect(tries.filter(({ body }) => body['code'] === 'station/too-many')).toHaveLength(4);
});

test('accounts without a phone of their own kind, and without its licence, get none', async () => {
  const { browser, token } = admin;
  const make = (login: string) => browser.send('POST', '/api/v1/stations', { token, body: { login, name: 'x' } });
  expect(await make('admin')).toMatchObject({ status: 403, body: { code: 'station/not-for-this-account' } });
  const tenant = await server.store.tenants.byDomain('demo.local');
  const licences = tenant ? await server.store.licences.of(tenant.id) : [];
  const pbx = licences.find(({ kind }) => kind === 'pbx');
  if (!tenant || !pbx) throw new Error('the demo has a pbx licence');
  await server.store.licences.grant(tenant.id, { ...pbx, validUntil: new Date(pbx.validFrom.getTime() + 1) });
  const refused = await make('piotr');
  await server.store.licences.grant(tenant.id, pbx);
  expect(refused).toMatchObject({ status: 403, body: { code: 'session/licence-expired', fields: { licence: 'pbx' } } });
});

test('who may not sign in to a station, and what was made and revoked, is measured', async () => {
  await createdBy(anna);
  const { body } = await anna.browser.send('GET', '/metrics');
  expect(body['text']).toMatch(/wpm_stations_changed_total\{action="create",result="ok"\} \d+/);
  expect(body['text']).toContain('# TYPE wpm_sip_locks gauge\nwpm_sip_locks 3\n');
});
