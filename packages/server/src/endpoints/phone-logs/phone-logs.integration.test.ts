import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../../browser.fixture.ts';
import { newId } from '../../administration/change.ts';
import { startTestServer, type TestServer } from '../../server.fixture.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ENTRY = { at: '2026-11-30T10:00:00.000Z', what: 'call-ended-remote', code: 'call/busy', nth: 1 };
const LOG = { version: '1.2.0', entries: [ENTRY] };
const DAY_MS = 24 * 60 * 60_000;

async function as(login: string) {
  const browser = new Browser(server.url);
  const token = await browser.token(login);
  return (method: string, path: string, body?: object) =>
    browser.send(method, `/api/v1${path}`, {
      token,
      headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0' },
      ...(body && { body }),
    });
}

const listOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  Array.from(Object(body['items']), (item) => Object(item));

/** One that was sent at that time by a user of a tenant. */
async function sentAt(at: Date, { tenantId, accountId }: { tenantId: string; accountId: string }, reference: string) {
  const log = { tenantId, accountId, reference, at, userAgent: '', version: '1.0.0', sentence: null, entries: [] };
  const id = newId({ now: () => at });
  await server.store.phoneLogs.keep({ ...log, id }, { since: at, ofUser: 9, ofTenant: 900 });
  return id;
}

async function senderOf(login: string) {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const account = tenant && (await server.store.accounts.byLogin(tenant.id, login));
  return { tenantId: tenant?.id ?? '', accountId: account?.id ?? '' };
}

test('a log that is sent is found by its reference, however that is written, and read by an administrator, of which is kept who', async () => {
  const [jan, admin] = [await as('jan'), await as('admin')];
  const { status, body } = await jan('POST', '/me/logs', { ...LOG, sentence: '  Nie słyszę klienta ' });
  const reference = String(body['reference']);
  expect([status, /^[A-Z2-9]{2}-[A-Z2-9]{4}$/.test(reference)]).toEqual([200, true]);
  for (const written of [reference, reference.toLowerCase(), reference.replace('-', ' '), reference.slice(0, 4)]) {
    const [found] = listOf(await admin('GET', `/phone-logs?reference=${encodeURIComponent(written)}`));
    expect(found, written).toMatchObject({ reference, login: 'jan', sentence: 'Nie słyszę klienta', entryCount: 1 });
  }
  expect(listOf(await admin('GET', '/phone-logs?reference=ZZZZZZ'))).toEqual([]);
  const [{ id, userAgent }] = listOf(await admin('GET', '/phone-logs')) as [Record<string, string>];
  expect(userAgent).toContain('Android');
  expect((await admin('GET', `/phone-logs/${String(id)}`)).body).toMatchObject({ reference, entries: [ENTRY] });
  const [read] = listOf(await admin('GET', `/audit-log?action=phone-log&subject=${String(id)}`));
  expect(read).toMatchObject({ action: 'phone-log.read', result: 'ok', account: { login: 'admin' } });
});

test('who administers nothing reads none, and who has no phone sends none', async () => {
  const [jan, supervisor, admin] = [await as('jan'), await as('supervisor'), await as('admin')];
  for (const send of [jan, supervisor])
    expect((await send('GET', '/phone-logs')).body['code']).toBe('session/not-allowed');
  expect((await supervisor('GET', `/phone-logs/${crypto.randomUUID()}`)).body['code']).toBe('session/not-allowed');
  expect((await admin('POST', '/me/logs', LOG)).body['code']).toBe('session/not-allowed');
  expect((await admin('GET', `/phone-logs/${crypto.randomUUID()}`)).body['code']).toBe('request/not-found');
});

test('a log of another tenant is not there', async () => {
  const admin = await as('admin');
  const tenantId = crypto.randomUUID();
  await server.store.tenants.create({ id: tenantId, domain: 'other.test', name: 'Other', defaultCountryCode: '48' });
  const ours = await senderOf('jan');
  const id = await sentAt(new Date(), ours, 'AA-OURS');
  const { phoneLogs } = server.store;
  const since = new Date(0);
  expect(await phoneLogs.byId(ours.tenantId, id, since)).toMatchObject({ reference: 'AA-OURS' });
  expect(await phoneLogs.byId(tenantId, id, since)).toBeUndefined();
  expect(await phoneLogs.page(tenantId, { limit: 50, after: undefined, since })).toMatchObject({
    value: { items: [] },
  });
  expect((await admin('GET', `/phone-logs/${id}`)).status).toBe(200);
});

test('what is no log of a phone, or is too much of one, is refused', async () => {
  const jan = await as('jan');
  const codeOf = async (changes: object) => (await jan('POST', '/me/logs', { ...LOG, ...changes })).body['code'];
  expect(await codeOf({ entries: Array.from({ length: 501 }, () => ENTRY) })).toBe('request/invalid');
  expect(await codeOf({ entries: [{ ...ENTRY, text: 'Jan Kowalski' }] })).toBe('request/invalid');
  expect(await codeOf({ entries: [{ ...ENTRY, code: '+48600100200' }] })).toBe('request/invalid');
  expect(await codeOf({ entries: [{ ...ENTRY, what: 'jan-kowalski' }] })).toBe('request/invalid');
  expect(await codeOf({ sentence: 'a'.repeat(501) })).toBe('request/invalid');
  expect(await codeOf({ version: 'a'.repeat(200 * 1024) })).toBe('request/too-large');
  const longest = { at: ENTRY.at, what: 'microphone-replaced', code: `${'a'.repeat(41)}/${'a'.repeat(41)}` };
  const full = { ...longest, call: crypto.randomUUID(), nth: 999_999, place: `${'a'.repeat(80)}:999999:9999999` };
  expect(await codeOf({ entries: Array.from({ length: 500 }, () => full) })).toBeUndefined();
});

test('a user sends five in an hour; after those they are told so, and others still send', async () => {
  const [anna, jan] = [await as('anna'), await as('jan')];
  const sent = await Promise.all(Array.from({ length: 8 }, () => anna('POST', '/me/logs', LOG)));
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(5);
  const { status, body } = await anna('POST', '/me/logs', LOG);
  expect([status, body['code'], body['retryAfter']]).toEqual([429, 'logs/too-many', 3_600]);
  expect((await jan('POST', '/me/logs', LOG)).status).toBe(200);
});

test('what is 30 days old is shown no more, and deleted; the oldest of too many of a tenant make room', async () => {
  const admin = await as('admin');
  const jan = await senderOf('jan');
  const [old, young] = [new Date(Date.now() - 30 * DAY_MS - 1_000), new Date(Date.now() - 29 * DAY_MS)];
  const [gone, kept] = [await sentAt(old, jan, 'AA-GONE'), await sentAt(young, jan, 'AA-KEPT')];
  expect(listOf(await admin('GET', '/phone-logs?reference=AAGONE'))).toEqual([]);
  expect((await admin('GET', `/phone-logs/${gone}`)).status).toBe(404);
  expect(await server.store.phoneLogs.forget(new Date(Date.now() - 30 * DAY_MS))).toBe(1);
  expect((await admin('GET', `/phone-logs/${kept}`)).status).toBe(200);
  const log = {
    ...jan,
    reference: 'AA-LAST',
    at: new Date(),
    userAgent: '',
    version: '1',
    sentence: null,
    entries: [],
  };
  const limits = { since: new Date(), ofUser: 9, ofTenant: 2 };
  await server.store.phoneLogs.keep({ ...log, id: newId({ now: () => log.at }) }, limits);
  const left = listOf(await admin('GET', '/phone-logs'));
  expect([left.length, left[0]?.['reference']]).toEqual([2, 'AA-LAST']);
  expect((await admin('GET', `/phone-logs/${kept}`)).status).toBe(404);
});
