import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondTenant, type Send, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { connectorTo, type CrmStub, openCrmStub } from './crm.fixture.ts';

let server: TestServer;
let crm: CrmStub;
let admin: Send;
let anna: { readonly id: string; readonly token: string };

const NOWAK = JSON.stringify({
  people: [{ id: 7, first: 'Ewa', last: 'Nowak\n<b>', company: { name: 'Huta' }, vip: 'tak' }],
});

beforeAll(async () => {
  server = await startTestServer({ WPM_WEBHOOK_HOSTS: '127.0.0.1' });
  crm = await openCrmStub();
  admin = await sender(server, 'admin');
  const token = await new Browser(server.url).token('anna');
  const me = await new Browser(server.url).send('GET', '/api/v1/me', { token });
  anna = { id: String(me.body['id']), token };
});
afterAll(async () => {
  await server.stop();
  await crm[Symbol.asyncDispose]();
});

const SECRETS = { token: 'crm-s3cret' };

async function connect(url = crm.url, name = 'CRM') {
  const made = await admin('POST', '/crm-connectors', { settings: connectorTo(url, name), secrets: SECRETS });
  expect(made.status).toBe(200);
  return String(made.body['id']);
}

/** A customer's call rings anna's phones. */
function ring(number: string) {
  const callId = newId();
  const view = {
    callId,
    direction: 'inbound' as const,
    startedAt: Date.now(),
    answeredAt: null,
    activity: 'ringing' as const,
    holds: false,
    other: { number, name: null, accountId: null },
    consulted: null,
    recording: { state: 'off' as const },
  };
  server.live.set(anna.id, [view]);
  server.tellLive({ kind: 'begun', accountId: anna.id, view });
  return callId;
}

/** How anna's phone sees the one call there is. */
async function seen() {
  const { body } = await new Browser(server.url).send('GET', '/api/v1/me/live-calls', { token: anna.token });
  const [call] = Array.from(Object(body['items']));
  return Object(call);
}

test('a CRM says who rings, as text of one line, and is not asked again for a while; what it said names the call afterwards', async () => {
  const id = await connect();
  crm.behave({ body: NOWAK });
  ring('+48600100711');
  await expect.poll(seen).toMatchObject({
    other: { number: '+48600100711', name: 'Ewa Nowak <b>' },
    crm: {
      source: 'CRM',
      name: 'Ewa Nowak <b>',
      company: 'Huta',
      link: 'https://crm.example/people/7',
      fields: [{ label: 'VIP', value: 'tak' }],
    },
  });
  expect(crm.asked).toMatchObject([
    { method: 'GET', url: '/people?phone=%2B48600100711', headers: { authorization: 'Bearer crm-s3cret' } },
  ]);
  ring('+48600100711');
  await expect.poll(seen).toMatchObject({ crm: { name: 'Ewa Nowak <b>' } });
  expect(crm.asked).toHaveLength(1);
  const [connector] = Array.from(Object((await admin('GET', '/crm-connectors')).body['items']));
  expect(connector).toMatchObject({ id, secrets: ['token'], state: { kind: 'answering' } });
  expect(JSON.stringify(connector)).not.toContain('s3cret');
  await admin('DELETE', `/crm-connectors/${id}`);
});

test('contacts of one’s own go first: no CRM is asked whose number they have', async () => {
  const id = await connect();
  const before = crm.asked.length;
  await admin('POST', '/contacts', { card: { lastName: 'Własny', numbers: [{ number: '+48600100712' }] } });
  ring('+48600100712');
  ring('+48600100713');
  await expect.poll(() => crm.asked.length).toBe(before + 1);
  expect(crm.asked.at(-1)?.url).toContain('100713');
  await admin('DELETE', `/crm-connectors/${id}`);
});

test.each([
  ['hangs', 'hang'],
  ['fails', { status: 500, body: 'x' }],
  ['answers garbage', { body: '<html>' }],
  ['leads elsewhere', { status: 302, location: 'http://127.0.0.1:1/' }],
  ['answers without end', { body: 'x'.repeat(300_000) }],
] as const)('a CRM that %s leaves the bare number, and is left alone after three times', async (_how, manner) => {
  const id = await connect();
  crm.behave(manner);
  const before = crm.asked.length;
  const stateOf = async () => {
    const { body } = await admin('GET', '/crm-connectors');
    return Object(Array.from(Object(body['items']))[0]).state;
  };
  for (const last of [1, 2, 3]) ring(`+4860010072${last}`);
  await expect.poll(stateOf, { timeout: 5_000 }).toMatchObject({ kind: 'resting' });
  expect(crm.asked.length).toBe(before + 3);
  ring('+48600100724');
  expect((await seen()).crm).toBeUndefined();
  expect((await seen()).other).toEqual({ number: '+48600100724', name: null });
  expect(crm.asked.length).toBe(before + 3);
  await admin('DELETE', `/crm-connectors/${id}`);
});

test('of several the first in order that knows the number wins, and the order can be changed', async () => {
  await using second = await openCrmStub();
  crm.behave({ body: '{"people":[]}' });
  second.behave({ body: NOWAK });
  const ids = [await connect(crm.url, 'Pierwszy'), await connect(second.url, 'Drugi')];
  ring('+48600100731');
  await expect.poll(seen).toMatchObject({ crm: { source: 'Drugi' } });
  crm.behave({ body: NOWAK });
  ring('+48600100732');
  await expect.poll(seen).toMatchObject({ crm: { source: 'Pierwszy' } });
  expect((await admin('PUT', '/crm-connectors-order', { connectorIds: ids.toReversed() })).status).toBe(200);
  ring('+48600100733');
  await expect.poll(seen).toMatchObject({ crm: { source: 'Drugi' } });
  expect((await admin('PUT', '/crm-connectors-order', { connectorIds: ids.slice(1) })).status).toBe(409);
  for (const id of ids) await admin('DELETE', `/crm-connectors/${id}`);
});

test('secrets stay when they are not given, not for another host, and not without being asked for', async () => {
  const id = await connect();
  const settings = connectorTo(crm.url);
  const changed = await admin('PUT', `/crm-connectors/${id}`, { version: 1, settings, secrets: {} });
  expect(changed.body).toMatchObject({ version: 2, secrets: ['token'] });
  const elsewhere = connectorTo('https://attacker.example/people');
  for (const [method, path, body] of [
    ['PUT', `/crm-connectors/${id}`, { version: 2, settings: elsewhere, secrets: {} }],
    ['POST', '/crm-connectors/try', { connectorId: id, settings: elsewhere, secrets: {}, number: '+48600100741' }],
  ] as const)
    expect(await admin(method, path, body)).toMatchObject({
      status: 400,
      body: { reasons: { 'secrets.token': 'required' } },
    });
  expect(await admin('PUT', `/crm-connectors/${id}`, { version: 1, settings, secrets: {} })).toMatchObject({
    status: 409,
    body: { code: 'item/changed-meanwhile' },
  });
  await admin('DELETE', `/crm-connectors/${id}`);
});

test('it is tried before it is saved; private addresses and hosts chosen by a caller are refused', async () => {
  crm.behave({ body: NOWAK });
  const wanted = { settings: connectorTo(crm.url), secrets: SECRETS };
  const tried = await admin('POST', '/crm-connectors/try', { ...wanted, number: '600 100 751' });
  expect(tried.body).toMatchObject({ status: 200, error: null, found: { name: 'Ewa Nowak <b>' }, answer: NOWAK });
  crm.behave({ status: 403, body: '{"message":"no"}' });
  const refused = await admin('POST', '/crm-connectors/try', { ...wanted, number: '600 100 751' });
  expect(refused.body).toMatchObject({ status: 403, error: 'answered 403', found: null, answer: '{"message":"no"}' });
  for (const url of ['http://169.254.169.254/x', 'http://[::1]/x'])
    expect(await admin('POST', '/crm-connectors', { settings: connectorTo(url), secrets: SECRETS })).toMatchObject({
      status: 409,
      body: { code: 'webhook/address-refused' },
    });
  for (const url of ['https://{number}.example/', 'https://crm.example@evil/{number}', 'ftp://crm.example/']) {
    const made = await admin('POST', '/crm-connectors', { settings: connectorTo(url), secrets: SECRETS });
    expect([url, made.status]).toEqual([url, 400]);
  }
  const nothing = { settings: connectorTo('https://crm.example/{unknown}'), secrets: SECRETS };
  expect((await admin('POST', '/crm-connectors', nothing)).body).toMatchObject({
    reasons: { 'settings.lookup.url': 'not-an-option' },
  });
});

test('a CRM of one tenant is none of another’s', async () => {
  const id = await connect();
  const other = await secondTenant(server, 'crm.local');
  expect((await other('GET', '/crm-connectors')).body).toEqual({ items: [] });
  const wanted = { version: 1, settings: connectorTo(crm.url), secrets: SECRETS };
  expect((await other('PUT', `/crm-connectors/${id}`, wanted)).status).toBe(404);
  expect((await other('DELETE', `/crm-connectors/${id}`)).status).toBe(404);
  expect((await other('PUT', '/crm-connectors-order', { connectorIds: [id] })).status).toBe(409);
  await admin('DELETE', `/crm-connectors/${id}`);
});
