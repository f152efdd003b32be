import { type ForwardingRules, NO_FORWARDING } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from '../browser.fixture.ts';
import { invitationIn, startMailServer, type TestMailServer } from '../mail/mail.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { AGENT } from './accounts.fixture.ts';
import { secondTenant, type Send, sender } from './directory.fixture.ts';

let server: TestServer;
let mail: TestMailServer;
let ours: Send;
let theirs: Send;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ WPM_SMTP: mail.url, WPM_URL: 'https://phone.example' });
  ours = await sender(server, 'admin');
  theirs = await secondTenant(server, 'theirs.test');
});
afterAll(() => Promise.all([server.stop(), mail[Symbol.asyncDispose]()]));

type Made = { readonly id: string; readonly version: number; readonly settings: Record<string, unknown> };

const madeIn = ({ status, body }: Reply): Made => {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return Object(body['account'] ?? body);
};
const create = (settings: unknown, password?: string) => ours('POST', '/accounts', { settings, password });
async function find(login: string): Promise<Made> {
  const { body } = await ours('GET', `/accounts?search=${login}`);
  return Object(body['items'])[0];
}
const change = ({ id, version, settings }: Made, changes: object) =>
  ours('PUT', `/accounts/${id}`, { version, settings: { ...settings, ...changes } });

test('an account is made with a password, signs in, is found, changed and taken away', async () => {
  const made = madeIn(await create(AGENT, 'first password'));
  expect(made).toMatchObject({ version: 1, settings: { ...AGENT, enabled: true, permissions: [] } });
  const browser = new Browser(server.url);
  expect((await browser.signIn('ewa', { password: 'first password' })).status).toBe(200);
  expect((await find('zak')).id).toBe(made.id);
  const changed = await change(made, { displayName: 'Ewa Nowa', permissions: ['forwarding:set'] });
  expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await change(made, { displayName: 'Older' })).toMatchObject({ body: { code: 'item/changed-meanwhile' } });
  expect((await ours('DELETE', `/accounts/${made.id}`)).status).toBe(200);
  expect((await ours('GET', `/accounts/${made.id}`)).status).toBe(404);
  expect((await browser.signIn('ewa', { password: 'first password' })).body['code']).toBe('session/wrong-credentials');
  const { body } = await ours('GET', `/audit-log?subject=${made.id}`);
  expect(JSON.stringify(body)).not.toMatch(/first password|argon2/);
  // Login and extension are free again.
  expect((await ours('DELETE', `/accounts/${madeIn(await create(AGENT)).id}`)).status).toBe(200);
});

test('who has an e-mail address is invited by mail; a mail server that hangs holds nobody up, and loses no mail', async () => {
  const email = 'ola@firma.example';
  const created = await create({ ...AGENT, login: 'ola', extension: '155', email });
  expect(created.body['invitation']).toMatchObject({ mailedTo: email });
  await expect.poll(() => mail.taken.length).toBe(1);
  const { token } = Object(created.body['invitation']);
  expect(invitationIn(mail.taken[0])).toBe(`https://phone.example/console/invitation#${token}`);
  expect(mail.recipients).toEqual([`<${email}>`]);
  const { mailOutbox } = server.store;
  await expect.poll(() => mailOutbox.count()).toEqual({ waiting: 0, dead: 0 });

  mail.manner = 'hangs';
  const { id } = await find('ola');
  expect(await ours('POST', `/accounts/${id}/invitation`)).toMatchObject({ status: 200, body: { mailedTo: email } });
  await expect.poll(() => mailOutbox.count()).toEqual({ waiting: 1, dead: 0 });
  // Whoever sends it has it for two minutes, and then somebody else.
  await expect.poll(() => mailOutbox.claim(new Date(), 60_000)).toBeUndefined();
  const again = await mailOutbox.claim(new Date(Date.now() + 121_000), 60_000);
  expect([again?.recipient, again?.tries, again?.sealed.includes('invitation#')]).toEqual([email, 2, false]);
  // A newer invitation voids the one before: its mail is not sent any more.
  await ours('POST', `/accounts/${id}/invitation`);
  expect(await mailOutbox.count()).toEqual({ waiting: 1, dead: 0 });
  mail.manner = 'takes';
  expect((await ours('DELETE', `/accounts/${id}`)).status).toBe(200);
});

test('without a password the owner is invited and sets one, once; a newer invitation voids the older', async () => {
  const created = await create({ ...AGENT, login: 'invited' });
  const { id } = madeIn(created);
  const older = Object(created.body['invitation']).token;
  const { token } = (await ours('POST', `/accounts/${id}/invitation`)).body;
  const accept = (sent: unknown, password: string) =>
    new Browser(server.url).send('POST', '/api/v1/invitations/accept', { body: { token: sent, password } });
  expect((await accept(older, 'a fine password')).body['code']).toBe('invitation/void');
  expect((await accept(token, 'short')).body['reasons']).toEqual({ password: 'too-short' });
  expect((await accept(token, 'a fine password')).body).toEqual({
    login: 'invited',
    domain: 'demo.local',
    apps: ['phone'],
  });
  expect((await accept(token, 'another password')).body['code']).toBe('invitation/void');
  const browser = new Browser(server.url);
  expect((await browser.signIn('invited', { password: 'a fine password' })).status).toBe(200);
  expect((await ours('DELETE', `/accounts/${id}`)).status).toBe(200);
});

test('disabling ends the sessions and registrations of an account at once', async () => {
  const browser = new Browser(server.url);
  const token = await browser.token('anna');
  const before = server.ended.length;
  expect((await change(await find('anna'), { enabled: false })).status).toBe(200);
  expect(server.ended.length).toBeGreaterThan(before);
  expect((await browser.send('GET', '/api/v1/me', { token })).status).toBe(401);
  expect((await change(await find('anna'), { enabled: true })).status).toBe(200);
});

test('an account is signed out everywhere when an administrator says so, and signs in again by its password', async () => {
  const browser = new Browser(server.url);
  const token = await browser.token('anna');
  const { id } = await find('anna');
  const before = server.ended.length;
  expect((await ours('POST', `/accounts/${id}/sessions/end`)).status).toBe(200);
  expect(server.ended.length).toBeGreaterThan(before);
  expect((await browser.send('GET', '/api/v1/me', { token })).status).toBe(401);
  const { body } = await browser.signIn('anna');
  expect(Object(body['account']).rights).toEqual(
    expect.arrayContaining(['signed-in', 'calls:make', 'calls:read-own', 'missed-calls:work']),
  );
  expect(Object(body['account']).rights).not.toContain('directory:read');
  const log = await ours('GET', `/audit-log?action=account.end-sessions&subject=${id}`);
  expect(log.body['items']).toMatchObject([{ result: 'ok', account: { login: 'admin' } }]);
});

test('a permission that is taken away is gone with the next request', async () => {
  const send = await sender(server, 'supervisor');
  expect((await send('GET', '/breaks')).status).toBe(200);
  const supervisor = await find('supervisor');
  expect((await change(supervisor, { roles: ['integrator'] })).status).toBe(200);
  expect((await send('GET', '/calls')).status).toBe(403);
  expect((await change(await find('supervisor'), { roles: ['supervisor'] })).status).toBe(200);
  expect((await send('GET', '/calls')).status).toBe(200);
});

test('of two administrators who take the last seat at once, one is told which licence has none left', async () => {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const year = 365 * 24 * 3_600_000;
  const valid = { validFrom: new Date(0), validUntil: new Date(Date.now() + year) };
  await server.store.licences.grant(tenant?.id ?? '', { kind: 'agent', seats: 1, ...valid });
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      create({ ...AGENT, login: `last-${index}`, extension: String(150 + index) }, 'long password'),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 200))
    expect([status, body['code'], body['fields']]).toEqual([409, 'licence/no-seat', { licence: 'agent' }]);
  expect((await ours('GET', '/licences')).body['items']).toContainEqual(
    expect.objectContaining({ kind: 'agent', seats: 1, taken: 1 }),
  );
  // A disabled account frees its seat, and must find one to come back.
  const winner = await find('last-');
  const disabled = madeIn(await change(winner, { enabled: false }));
  const second = madeIn(await create({ ...AGENT, login: 'second' }, 'long password'));
  expect((await change(disabled, { enabled: true })).body['code']).toBe('licence/no-seat');
  for (const { id } of [winner, second]) expect((await ours('DELETE', `/accounts/${id}`)).status).toBe(200);
  await server.store.licences.grant(tenant?.id ?? '', {
    kind: 'agent',
    seats: 9,
    validFrom: new Date(0),
    validUntil: new Date(1),
  });
  expect((await create(AGENT)).body['code']).toBe('licence/expired');
  await server.store.licences.grant(tenant?.id ?? '', { kind: 'agent', seats: 9, ...valid });
});

test('a direct number is one of the tenant and leads to the account', async () => {
  const settings = { ...AGENT, kind: 'uc', login: 'direct' };
  const number = '+48221000800';
  expect((await create({ ...settings, directNumber: number })).body['reasons']).toEqual({
    directNumber: 'does-not-exist',
  });
  const { id: numberId } = madeIn(await ours('POST', '/numbers', { settings: { number } }));
  const made = madeIn(await create({ ...settings, directNumber: number }));
  expect((await ours('GET', `/numbers/${numberId}`)).body).toMatchObject({
    settings: { route: { kind: 'account', accountId: made.id } },
  });
  expect((await server.store.accounts.byDirectNumber(number))?.id).toBe(made.id);
  const other = { ...settings, login: 'other', extension: '141', directNumber: number };
  expect((await create(other)).body['reasons']).toEqual({ directNumber: 'taken' });
  // One more number that leads there rings there too.
  const route = { kind: 'account', accountId: made.id };
  const more = madeIn(await ours('POST', '/numbers', { settings: { number: '+48221000801', route } }));
  expect((await server.store.accounts.byDirectNumber('+48221000801'))?.id).toBe(made.id);
  expect((await ours('DELETE', `/accounts/${made.id}`)).body).toMatchObject({
    code: 'item/in-use',
    dependents: [{ kind: 'number', id: more.id, field: 'route.accountId' }],
  });
  expect((await ours('DELETE', `/numbers/${more.id}`)).status).toBe(200);
  expect((await ours('DELETE', `/accounts/${made.id}`)).status).toBe(200);
  expect((await ours('GET', `/numbers/${numberId}`)).body).toMatchObject({ settings: { route: { kind: 'nowhere' } } });
});

test('the last administrator can be neither disabled, demoted nor taken away', async () => {
  const admin = await find('administrator');
  for (const { status, body } of [
    await change(admin, { enabled: false }),
    await change(admin, { roles: ['auditor'] }),
    await ours('DELETE', `/accounts/${admin.id}`),
  ])
    expect([status, body['code']]).toEqual([409, 'account/last-administrator']);
});

test('what is taken or contradicts itself is named by its field', async () => {
  expect((await create({ ...AGENT, login: 'ANNA' })).body['reasons']).toEqual({ login: 'taken' });
  expect((await create({ ...AGENT, login: 'other', extension: '101' })).body['reasons']).toEqual({
    extension: 'taken',
  });
  const wrong = { login: 'ą b', displayName: '', kind: 'boss', email: 'x', extension: '1', roles: ['king'] };
  expect((await create(wrong)).body['reasons']).toMatchObject({
    'settings.login': 'wrong-format',
    'settings.displayName': 'required',
    'settings.kind': 'not-an-option',
    'settings.email': 'wrong-format',
    'settings.extension': 'wrong-format',
    'settings.roles.0': 'not-an-option',
  });
  const consoleOnly = { login: 'c', displayName: 'C', kind: null, extension: '160' };
  expect((await create(consoleOnly)).body['reasons']).toEqual({
    'settings.roles': 'required',
    'settings.extension': 'contradicts',
  });
});

test('nothing of the accounts of another tenant can be seen, changed or taken away', async () => {
  const anna = await find('anna');
  expect((await theirs('GET', '/accounts')).body['items']).toMatchObject([{ settings: { login: 'boss' } }]);
  expect((await theirs('GET', '/licences')).body['items']).toEqual([]);
  for (const id of [anna.id, newId()]) {
    for (const { status, body } of [
      await theirs('GET', `/accounts/${id}`),
      await theirs('PUT', `/accounts/${id}`, { version: anna.version, settings: anna.settings }),
      await theirs('DELETE', `/accounts/${id}`),
      await theirs('POST', `/accounts/${id}/invitation`),
      await theirs('POST', `/accounts/${id}/sessions/end`),
    ])
      expect([status, body['code']]).toEqual([404, 'request/not-found']);
  }
  expect((await find('anna')).version).toBe(anna.version);
});

const forwarding = (version: number, rules: Partial<ForwardingRules>) => ({
  version,
  rules: { ...NO_FORWARDING, ...rules },
});
const to = (target: string) => ({ on: true, target });

test('a user says where their calls go: each target that leads nowhere it may is named, a number is kept as E.164', async () => {
  const anna = await sender(server, 'anna');
  const set = (version: number, rules: Partial<ForwardingRules>) =>
    anna('PUT', '/me/forwarding', forwarding(version, rules));
  expect((await anna('GET', '/me/forwarding')).body).toEqual({ version: 0, rules: NO_FORWARDING });
  const wrong = await set(0, { always: to('101'), unreachable: to('199'), busy: to('112'), 'no-answer': NO_TARGET });
  expect([wrong.status, wrong.body['reasons']]).toEqual([400, { 'rules.no-answer.target': 'required' }]);
  expect((await set(0, { always: to('101'), unreachable: to('199'), busy: to('112') })).body['reasons']).toEqual({
    'rules.always.target': 'contradicts',
    'rules.unreachable.target': 'does-not-exist',
    'rules.busy.target': 'not-permitted',
  });
  const abroad = await set(0, { busy: to('+49 30 901820') });
  expect(abroad.body['reasons']).toEqual({ 'rules.busy.target': 'not-permitted' });
  const rules = { busy: to('22 100 02 03'), unreachable: { on: false, target: 'anything' }, always: to('102') };
  const kept = { ...NO_FORWARDING, ...rules, busy: to('+48221000203') };
  expect(await set(0, rules)).toMatchObject({ status: 200, body: { version: 1, rules: kept } });
  expect((await set(0, {})).body['code']).toBe('forwarding/changed-meanwhile');
  expect((await anna('GET', '/me/forwarding')).body).toEqual({ version: 1, rules: kept });
  const { id } = await find('anna');
  expect((await server.store.forwardings.of(id)).rules).toEqual(kept);
  const { items } = (await ours('GET', `/audit-log?subject=${id}&action=forwarding.`)).body;
  const results = ['forwarding/changed-meanwhile', 'ok', 'request/invalid', 'request/invalid'];
  expect(items).toMatchObject(results.map((result) => ({ result })));
  expect(Object(items)[1]).toMatchObject({ account: { login: 'anna' }, before: NO_FORWARDING, after: kept });
});

const NO_TARGET = { on: true, target: ' ', afterSeconds: 10 };

test('whoever may not set forwarding reads it alone; an administrator of the tenant sets it for them, no other', async () => {
  const piotr = await sender(server, 'piotr');
  expect((await piotr('PUT', '/me/forwarding', forwarding(0, {}))).status).toBe(403);
  const { id } = await find('piotr');
  const path = `/accounts/${id}/forwarding`;
  // He has no number of his own to call outside with (F05).
  expect((await ours('PUT', path, forwarding(0, { always: to('221000203') }))).body['reasons']).toEqual({
    'rules.always.target': 'not-permitted',
  });
  expect((await ours('PUT', path, forwarding(0, { always: to('anna') }))).status).toBe(200);
  expect((await piotr('GET', '/me/forwarding')).body).toMatchObject({ version: 1, rules: { always: to('anna') } });
  const supervisor = await sender(server, 'supervisor');
  expect((await supervisor('GET', path)).status).toBe(200);
  expect((await supervisor('PUT', path, forwarding(1, {}))).status).toBe(403);
  for (const { status, body } of [
    await theirs('GET', path),
    await theirs('PUT', path, forwarding(1, {})),
    await ours('GET', `/accounts/${newId()}/forwarding`),
  ])
    expect([status, body['code']]).toEqual([404, 'request/not-found']);
  expect((await ours('GET', path)).body).toMatchObject({ version: 1 });
});
