import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { operatorSocket } from '../data-folder.ts';
import { PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';
import { type Asked, askPlatform } from './ask-platform.ts';

let server: TestServer;
let admin: Send;

beforeAll(async () => {
  server = await startTestServer();
  admin = await sender(server, 'admin');
});
afterAll(() => server.stop());

const domain = 'demo.local';

/** What the operator is answered, and why not. */
async function operate(request: Asked) {
  const told: unknown[] = [];
  for await (const answer of askPlatform(operatorSocket(server.settings.data), request)) {
    if (!answer.ok) return { told, refused: answer.error };
    told.push(answer.value);
  }
  return { told, refused: undefined };
}

const logged = async (action: string) => Object((await admin('GET', `/audit-log?action=${action}`)).body['items']);

test('each grant stands in the audit log with what it took the place of, and so does its withdrawal', async () => {
  const [before] = (await server.store.licences.of((await server.store.tenants.byDomain(domain))?.id ?? '')).filter(
    ({ kind }) => kind === 'pbx',
  );
  const until = '2099-01-01T00:00:00.000Z';
  await operate({ verb: 'licence-grant', domain, kind: 'pbx', seats: 7, until });
  const { told } = await operate({ verb: 'licence-withdraw', domain, kind: 'pbx' });
  expect(told).toMatchObject([{ kind: 'pbx', seats: 7 }]);
  expect(await logged('licence.')).toMatchObject([
    { action: 'licence.withdraw', subject: 'pbx', before: { seats: 7, validUntil: until }, after: null },
    {
      action: 'licence.grant',
      subject: 'pbx',
      before: { seats: before?.seats },
      after: { seats: 7, validUntil: until },
    },
  ]);
  const again = await operate({ verb: 'licence-withdraw', domain, kind: 'pbx' });
  expect(again).toMatchObject({ told: [], refused: { code: 'operator/not-found' } });
  expect(await logged('licence.withdraw')).toHaveLength(1);
  await operate({ verb: 'licence-grant', domain, kind: 'pbx', seats: 1 });
  expect((await logged('licence.grant'))[0]).toMatchObject({ before: null, after: { seats: 1 } });
});

test('who needs a licence that was withdrawn is let in no more, at once, and is told which', async () => {
  const anna = new Browser(server.url);
  const token = await anna.token('anna');
  const ask = () => anna.send('GET', '/api/v1/me', { token });
  expect((await ask()).status).toBe(200);
  await operate({ verb: 'licence-withdraw', domain, kind: 'webphone-mobile' });
  expect((await ask()).body['code']).toBe('session/not-allowed');
  const refused = await new Browser(server.url).signIn('anna');
  expect(refused.body).toMatchObject({ code: 'session/licence-missing', fields: { licence: 'webphone-mobile' } });
  await operate({ verb: 'licence-grant', domain, kind: 'webphone-mobile', seats: 50 });
  expect((await ask()).status).toBe(200);
});

test('a tenant is called otherwise, and an administrator who was changing it is told so', async () => {
  const { version, settings } = (await admin('GET', '/tenant-settings')).body;
  const { told } = await operate({ verb: 'tenant-rename', domain, name: 'Firma Nowa' });
  expect(told).toMatchObject([{ domain, name: 'Firma Nowa' }]);
  expect((await admin('PUT', '/tenant-settings', { version, settings })).status).toBe(409);
  expect((await admin('GET', '/tenant-settings')).body).toMatchObject({ settings: { name: 'Firma Nowa' } });
  expect(await logged('tenant.rename')).toMatchObject([
    { before: { name: Object(settings).name }, after: { name: 'Firma Nowa' }, account: null },
  ]);
});

test('that a tenant was made, and by which name, stands in its own log', async () => {
  const create = {
    verb: 'tenant-create',
    domain: 'nowa.example',
    name: 'Nowa',
    country: '48',
    administrator: 'ola',
  } as const;
  await operate(create);
  const tenant = await server.store.tenants.byDomain('nowa.example');
  const page = await server.store.audit.page(tenant?.id ?? '', { limit: 10 });
  expect(page).toMatchObject({
    value: {
      items: [
        {},
        { action: 'account.create', before: null, after: { login: 'ola', role: 'administrator' } },
        { action: 'tenant.create', before: null, after: { domain: 'nowa.example', name: 'Nowa', country: '48' } },
      ],
    },
  });
});

test('tenants are found by words of their domains and names', async () => {
  await operate({
    verb: 'tenant-create',
    domain: 'mlyn.example',
    name: 'Młyn Żuławski',
    country: '48',
    administrator: 'ola',
  });
  for (const search of ['mlyn', 'ZULAWSKI młyn', 'example żuł'])
    expect((await operate({ verb: 'tenants', search })).told).toMatchObject([{ domain: 'mlyn.example', accounts: 1 }]);
  expect((await operate({ verb: 'tenants', search: 'młyn warszawa' })).told).toEqual([]);
  expect((await operate({ verb: 'tenants' })).told.length).toBeGreaterThan(1);
});

test('of a tenant that is disabled nobody gets in by anything they have, until it is enabled', async () => {
  const anna = new Browser(server.url);
  const token = await anna.token('anna');
  const { authUser } = Object((await anna.send('POST', '/api/v1/me/sip-credentials', { token, body: {} })).body);
  const { secret } = (await admin('POST', '/api-keys', { name: 'CRM', scopes: ['calls:read-all'] })).body;
  const byKey = () => new Browser(server.url).send('GET', '/api/v1/calls', { token: String(secret) });
  expect((await byKey()).status).toBe(200);
  const { told } = await operate({ verb: 'tenant-disable', domain });
  expect(told).toMatchObject([{ domain, disabledAt: expect.any(String) }]);

  expect((await anna.send('GET', '/api/v1/me', { token })).body).toMatchObject({ code: 'session/ended' });
  expect((await anna.refresh()).body).toMatchObject({ code: 'session/ended' });
  expect(await server.store.sipIdentities.byAuthUser(String(authUser), new Date())).toBeUndefined();
  expect(server.ended.length).toBeGreaterThan(1);
  expect((await byKey()).body).toMatchObject({ code: 'session/not-allowed' });
  for (const login of ['anna', 'admin'])
    expect((await new Browser(server.url).signIn(login)).body).toMatchObject({ code: 'session/account-blocked' });
  // Who does not know the password is told nothing of it.
  const guess = await new Browser(server.url).signIn('anna', { password: `${PASSWORD}x` });
  expect(guess.body).toMatchObject({ code: 'session/wrong-credentials' });
  expect(await operate({ verb: 'tenant-disable', domain })).toMatchObject({ refused: { code: 'operator/taken' } });

  expect((await operate({ verb: 'tenant-enable', domain })).told).toMatchObject([{ domain, disabledAt: null }]);
  expect(await operate({ verb: 'tenant-enable', domain })).toMatchObject({ refused: { code: 'operator/taken' } });
  expect((await byKey()).status).toBe(200);
  expect((await new Browser(server.url).signIn('anna')).status).toBe(200);
  admin = await sender(server, 'admin');
  expect((await logged('tenant.')).slice(0, 2)).toMatchObject([
    { action: 'tenant.enable', account: null },
    { action: 'tenant.disable', account: null },
  ]);
});
