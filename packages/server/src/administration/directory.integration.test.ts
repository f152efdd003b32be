import { ENDPOINTS } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { NOUNS, secondTenant, type Send, sender } from './directory.fixture.ts';

let server: TestServer;
let ours: Send;
let theirs: Send;

beforeAll(async () => {
  server = await startTestServer();
  ours = await sender(server, 'admin');
  theirs = await secondTenant(server, 'theirs.test');
});
afterAll(() => server.stop());

const idOf = ({ status, body }: Reply): string => {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return String(body['id']);
};
const make = async (path: string, settings: unknown): Promise<string> => idOf(await ours('POST', path, { settings }));
const accountId = async (login: string): Promise<string> => {
  const tenant = await server.store.tenants.byDomain('demo.local');
  return (tenant && (await server.store.accounts.byLogin(tenant.id, login)))?.id ?? '';
};

test.each(NOUNS)(
  '$many live: made, listed, read, changed by version, taken away',
  async ({ path, settings, other }) => {
    const created = await ours('POST', path, { settings });
    const id = idOf(created);
    expect(created.body).toMatchObject({ version: 1, settings });
    expect((await ours('GET', `${path}/${id}`)).body).toEqual(created.body);
    expect((await ours('GET', path)).body['items']).toContainEqual(created.body);
    const changed = await ours('PUT', `${path}/${id}`, { version: 1, settings: { ...other, enabled: false } });
    expect(changed).toMatchObject({ status: 200, body: { version: 2, settings: { ...other, enabled: false } } });
    expect(await ours('PUT', `${path}/${id}`, { version: 1, settings })).toMatchObject({
      status: 409,
      body: { code: 'item/changed-meanwhile' },
    });
    expect((await ours('GET', `${path}/${id}`)).body).toEqual(changed.body);
    expect((await ours('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await ours('GET', `${path}/${id}`)).status).toBe(404);
    const { body } = await ours('GET', `/audit-log?subject=${id}`);
    expect(body['items']).toMatchObject([
      { action: expect.stringMatching(/remove$/), result: 'ok', before: { enabled: false }, after: null },
      { action: expect.stringMatching(/change$/), result: 'item/changed-meanwhile' },
      { action: expect.stringMatching(/change$/), account: { login: 'admin' }, before: settings, after: other },
      { action: expect.stringMatching(/create$/), result: 'ok', before: null, after: settings },
    ]);
  },
);

test.each(NOUNS)('nothing of the $many of another tenant can be seen, changed or taken away', async (noun) => {
  const { path, settings } = noun;
  const id = await make(path, settings);
  expect((await theirs('GET', path)).body['items']).toEqual([]);
  for (const asked of [id, newId()]) {
    for (const { status, body } of [
      await theirs('GET', `${path}/${asked}`),
      await theirs('PUT', `${path}/${asked}`, { version: 1, settings }),
      await theirs('DELETE', `${path}/${asked}`),
    ])
      expect([status, body['code']]).toEqual([404, 'request/not-found']);
  }
  expect((await theirs('GET', `/audit-log?subject=${id}`)).body['items']).toMatchObject([
    { result: 'request/not-found' },
    { result: 'request/not-found' },
  ]);
  expect((await ours('GET', `${path}/${id}`)).body).toMatchObject({ version: 1 });
  expect((await ours('DELETE', `${path}/${id}`)).status).toBe(200);
});

test.each([
  ['anna', []],
  ['supervisor', ['GET']],
])('%s may only read, or nothing at all', async (login, allowed) => {
  const send = await sender(server, login);
  const endpoints = Object.values(ENDPOINTS).filter(({ right }) => /^(directory|audit):/.test(right));
  expect(endpoints.length).toBeGreaterThan(30);
  for (const { method, path, right } of endpoints) {
    const { status } = await send(method, path.replace(':id', newId()), method === 'GET' ? undefined : {});
    const may = allowed.includes(method) && right === 'directory:read';
    expect([method, path, status === 403], login).toEqual([method, path, !may]);
  }
});

test('every wrong field is named by its path, with a reason an application can translate', async () => {
  const wrong = {
    names: {},
    colour: 'red',
    plannedMinutes: 0,
    icon: 'skull',
    paid: 'yes',
    more: 1,
  };
  const { status, body } = await ours('POST', '/breaks', { settings: wrong });
  expect([status, body['code']]).toEqual([400, 'request/invalid']);
  expect(body['reasons']).toEqual({
    'settings.names': 'required',
    'settings.colour': 'wrong-format',
    'settings.plannedMinutes': 'too-small',
    'settings.icon': 'not-an-option',
    'settings.paid': 'wrong-type',
    'settings.more': 'unknown-field',
  });
  expect((await ours('POST', '/hours', { settings: { name: 'x'.repeat(101) } })).body['reasons']).toEqual({
    'settings.name': 'too-long',
    'settings.week': 'required',
  });
  const hours = { name: 'x', timeZone: 'Europe/Radom', week: [{ days: [], open: [{ from: '9:00', to: '08:00' }] }] };
  expect((await ours('POST', '/hours', { settings: hours })).body['reasons']).toMatchObject({
    'settings.timeZone': 'not-an-option',
    'settings.week.0.days': 'required',
    'settings.week.0.open.0.from': 'wrong-format',
  });
});

test('a name is given once, whatever its case and accents; nothing is half saved', async () => {
  await make('/breaks', { names: { pl: 'Żółta' } });
  expect(await ours('POST', '/breaks', { settings: { names: { pl: 'ZOLTA' } } })).toMatchObject({
    status: 409,
    body: { code: 'item/taken', reasons: { name: 'taken' } },
  });
  expect((await ours('GET', '/breaks?search=zolta')).body['items']).toHaveLength(1);
  // An accent alone is no part of a name, which has none where it is searched.
  for (const path of ['/breaks', '/accounts'])
    expect((await ours('GET', `${path}?search=%CC%81`)).body['items']).toEqual([]);
  // Another tenant may call its own what it likes.
  expect((await theirs('POST', '/breaks', { settings: { names: { pl: 'Żółta' } } })).status).toBe(200);
});

test('a number leads to one tenant', async () => {
  await make('/numbers', { number: '+48221000999' });
  expect(await theirs('POST', '/numbers', { settings: { number: '+48221000999' } })).toMatchObject({
    status: 409,
    body: { code: 'item/taken', reasons: { number: 'taken' } },
  });
});

test('a long list comes in pages, sorted and searched without accents, each once', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `Łąka ${String(index).padStart(2, '0')}`);
  for (const name of names.toReversed()) await make('/hours', { name, week: [] });
  const seen: string[] = [];
  let after = '';
  do {
    const { body } = await ours('GET', `/hours?limit=10&search=LAKA${after}`);
    for (const item of Object(body)['items']) seen.push(item.settings.name);
    after = body['next'] === null ? '' : `&after=${JSON.stringify(body['next']).slice(1, -1)}`;
  } while (after !== '');
  expect(seen).toEqual(names);
  expect((await ours('GET', '/hours?after=nonsense')).body['reasons']).toEqual({ after: 'wrong-format' });
});

test('what others lead to is not taken away: the refusal says what does', async () => {
  const holidaysId = await make('/holidays', { name: 'Used', days: [] });
  const hoursId = await make('/hours', { name: 'Using', week: [], holidaysId });
  const anna = await accountId('anna');
  const campaign = { name: 'Uses all', direction: 'inbound', hoursId, members: [{ accountId: anna }] };
  const campaignId = await make('/campaigns', campaign);
  const route = { kind: 'by-hours', hoursId, open: { kind: 'campaign', campaignId }, closed: { kind: 'nowhere' } };
  const numberId = await make('/numbers', { number: '+48221000777', route });
  expect((await ours('DELETE', `/holidays/${holidaysId}`)).body).toMatchObject({
    code: 'item/in-use',
    dependents: [{ kind: 'hours', id: hoursId, name: 'Using', field: 'holidaysId' }],
  });
  expect((await ours('DELETE', `/hours/${hoursId}`)).body['dependents']).toEqual([
    { kind: 'campaign', id: campaignId, name: 'Uses all', field: 'hoursId' },
    { kind: 'number', id: numberId, name: '+48221000777', field: 'route.hoursId' },
  ]);
  for (const path of [`/numbers/${numberId}`, `/campaigns/${campaignId}`, `/hours/${hoursId}`])
    expect((await ours('DELETE', path)).status).toBe(200);
  expect((await ours('DELETE', `/holidays/${holidaysId}`)).status).toBe(200);
});

test('a field may lead only to what is there, of its kind and of this tenant', async () => {
  const foreign = idOf(await theirs('POST', '/hours', { settings: { name: 'Foreign', week: [] } }));
  const holidaysId = await make('/holidays', { name: 'No hours', days: [] });
  for (const hoursId of [foreign, newId(), holidaysId]) {
    const { status, body } = await ours('POST', '/campaigns', {
      settings: { name: 'Leads', direction: 'inbound', hoursId },
    });
    expect([status, body['reasons']]).toEqual([400, { hoursId: 'does-not-exist' }]);
  }
});

test('who takes away and who makes something lead there at once cannot both win', async () => {
  for (let round = 0; round < 10; round++) {
    const holidaysId = await make('/holidays', { name: `Race ${round}`, days: [] });
    const [made, removed] = await Promise.all([
      ours('POST', '/hours', { settings: { name: `Race ${round}`, week: [], holidaysId } }),
      ours('DELETE', `/holidays/${holidaysId}`),
    ]);
    expect([made, removed].filter(({ status }) => status === 200)).toHaveLength(1);
  }
});

test('of two who change one thing at once, one is told', async () => {
  const id = await make('/hours', { name: 'Two', week: [] });
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      ours('PUT', `/hours/${id}`, { version: 1, settings: { name: `Two ${index}`, week: [] } }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
});

const under = (parentId: string | null, pl: string) =>
  make('/classifiers', { names: { pl }, kind: 'contact', parentId });

test('classifiers are a tree of three levels, without circles', async () => {
  const top = await under(null, 'Top');
  const middle = await under(top, 'Middle');
  const low = await under(middle, 'Low');
  const fourth = { names: { pl: 'Fourth' }, kind: 'contact', parentId: low };
  expect((await ours('POST', '/classifiers', { settings: fourth })).body['reasons']).toEqual({ parentId: 'too-deep' });
  const circle = { names: { pl: 'Top' }, kind: 'contact', parentId: middle };
  expect((await ours('PUT', `/classifiers/${top}`, { version: 1, settings: circle })).body['reasons']).toEqual({
    parentId: 'contradicts',
  });
  expect((await ours('DELETE', `/classifiers/${top}`)).body['code']).toBe('item/in-use');
  // Siblings have different names, cousins need not.
  await under(top, 'Low');
  expect((await ours('POST', '/classifiers', { settings: { ...circle, names: { pl: 'LOW' } } })).status).toBe(409);
});

test('an auditor reads the log by what was done and who did it, page by page', async () => {
  const admin = await accountId('admin');
  const first = await ours('GET', `/audit-log?action=hours.create&accountId=${admin}&limit=3`);
  const items: { id: string; action: string }[] = Object(first.body)['items'];
  expect(items.map(({ action }) => action)).toEqual(['hours.create', 'hours.create', 'hours.create']);
  const next = await ours('GET', `/audit-log?action=hours.create&limit=3&after=${String(first.body['next'])}`);
  expect(Object(next.body)['items'][0].id < Number(items[2]?.id)).toBe(true);
  expect((await ours('GET', '/audit-log?to=2020-01-01T00:00:00Z')).body['items']).toEqual([]);
  expect((await ours('GET', '/audit-log?after=x')).body['reasons']).toEqual({ after: 'wrong-format' });
});

test('a tenant settles its clock, language and country, with what was in the audit log; wrong ones say why', async () => {
  const { body } = await ours('GET', '/tenant-settings');
  expect(body).toMatchObject({ domain: 'demo.local', settings: { language: 'pl', defaultCountryCode: '48' } });
  const settings = { name: 'Firma', timeZone: 'Asia/Kolkata', language: 'en', defaultCountryCode: '91' };
  const put = (version: unknown, changed: object) =>
    ours('PUT', '/tenant-settings', { version, settings: { ...settings, ...changed } });
  expect((await put(body['version'], { timeZone: 'Mars', defaultCountryCode: '048' })).body).toMatchObject({
    reasons: { 'settings.timeZone': 'not-an-option', 'settings.defaultCountryCode': 'wrong-format' },
  });
  expect((await ours('GET', '/me')).body).toMatchObject({ timeZone: 'Europe/Warsaw' });
  expect((await put(body['version'], {})).body).toMatchObject({ version: 1, settings });
  expect((await ours('GET', '/me')).body).toMatchObject({ timeZone: 'Asia/Kolkata' });
  expect((await theirs('GET', '/me')).body).toMatchObject({ timeZone: 'Europe/Warsaw' });
  expect((await put(body['version'], {})).body).toMatchObject({ code: 'item/changed-meanwhile' });
  expect((await theirs('GET', '/tenant-settings')).body).toMatchObject({ domain: 'theirs.test', version: 0 });
  const log = await ours('GET', '/audit-log?action=tenant.');
  expect(log.body['items']).toMatchObject([
    { action: 'tenant.change', result: 'item/changed-meanwhile' },
    { action: 'tenant.change', before: { timeZone: 'Europe/Warsaw' }, after: settings },
  ]);
  await put(1, Object(body['settings']));
});
