import { ENDPOINTS } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply } from './browser.fixture.ts';
import { newId, PASSWORD, startTestServer, type TestServer } from './server.fixture.ts';
import { hashPassword } from './sessions/passwords.ts';
import { BY_ADDRESS, idIn, OF_TELEPHONY } from './trunks.fixture.ts';

let server: TestServer;
let ours: (method: string, path: string, body?: unknown) => Promise<Reply>;
let theirs: typeof ours;

const REGISTERING = {
  name: 'sip account',
  registration: { kind: 'register', domain: 'carrier.example', user: '48221000100', realm: 'carrier.example' },
};

beforeAll(async () => {
  server = await startTestServer();
  ours = await as('admin');
  await makeTenant('theirs.test');
  theirs = await as('boss', { domain: 'theirs.test' });
});
afterAll(() => server.stop());

async function as(login: string, more: Record<string, unknown> = {}): Promise<typeof ours> {
  const browser = new Browser(server.url);
  const isPhone = login === 'anna';
  const { body } = await browser.signIn(login, { app: isPhone ? 'phone' : 'console', ...more });
  const token = String(body['accessToken']);
  return (method, path, sent) =>
    browser.send(method, `/api/v1${path}`, { token, ...(sent !== undefined && { body: sent }) });
}

async function makeTenant(domain: string): Promise<void> {
  const tenantId = newId();
  await server.store.tenants.create({ id: tenantId, domain, name: domain, defaultCountryCode: '48' });
  const console_ = {
    kind: null,
    extension: null,
    directNumber: null,
    webphoneSeat: false,
    mayHearOwnRecordings: false,
  };
  const passwordHash = await hashPassword(PASSWORD);
  const boss = { ...console_, id: newId(), tenantId, login: 'boss', displayName: 'Boss', passwordHash };
  await server.store.accounts.create({ ...boss, roles: ['administrator'] });
}

test('an administrator adds a trunk, sees it in its place, changes it and takes it away', async () => {
  const created = await ours('POST', '/trunks', { settings: { ...BY_ADDRESS, priority: 1 } });
  expect(created.status).toBe(200);
  const id = idIn(created);
  const listed = await ours('GET', '/trunks');
  expect(listed.body['items']).toMatchObject([
    { id, version: 1, settings: { name: 'carrier' } },
    { settings: { name: 'lab' } },
  ]);
  const changed = await ours('PUT', `/trunks/${id}`, { version: 1, settings: { ...BY_ADDRESS, enabled: false } });
  expect(changed.body['trunk']).toMatchObject({ version: 2, state: { name: 'disabled' } });
  expect((await ours('DELETE', `/trunks/${id}`)).status).toBe(200);
  expect((await ours('GET', `/trunks/${id}`)).status).toBe(404);
  const log = (await ours('GET', `/audit-log?subject=${id}`)).body['items'];
  expect(log).toMatchObject([
    { action: 'trunk.remove', result: 'ok', before: { name: 'carrier', enabled: false }, after: null },
    { action: 'trunk.change', account: { login: 'admin' }, before: { enabled: true }, after: { enabled: false } },
    { action: 'trunk.create', before: null, after: { name: 'carrier', enabled: true, password: 'none' } },
  ]);
  expect(log).toHaveLength(3);
});

test('a change made from an old version is refused, and undoes nothing', async () => {
  const id = idIn(await ours('POST', '/trunks', { settings: { ...BY_ADDRESS, name: 'versions' } }));
  const change = (name: string) => ours('PUT', `/trunks/${id}`, { version: 1, settings: { ...BY_ADDRESS, name } });
  expect((await change('first')).status).toBe(200);
  expect(await change('second')).toMatchObject({ status: 409, body: { code: 'trunk/changed-meanwhile' } });
  expect((await ours('GET', `/trunks/${id}`)).body).toMatchObject({ settings: { name: 'first' } });
  expect(await ours('POST', '/trunks', { settings: { ...BY_ADDRESS, name: 'first' } })).toMatchObject({
    status: 409,
    body: { code: 'trunk/name-taken' },
  });
});

test('a password goes in and never comes out', async () => {
  const created = await ours('POST', '/trunks', { settings: REGISTERING, password: 'very-secret-word' });
  const id = idIn(created);
  const answers = [created, await ours('GET', `/trunks/${id}`), await ours('GET', '/trunks')];
  for (const { body } of answers) expect(JSON.stringify(body)).not.toContain('very-secret');
  expect(answers[1]?.body).toMatchObject({ hasPassword: true });
  expect((await server.store.trunks.byId(id))?.secret?.toString()).not.toContain('very-secret');
  const kept = await ours('PUT', `/trunks/${id}`, { version: 1, settings: { ...REGISTERING, priority: 2 } });
  expect(kept.body['trunk']).toMatchObject({ hasPassword: true, version: 2 });
  await ours('PUT', `/trunks/${id}`, { version: 2, settings: REGISTERING, password: 'very-secret-too' });
  const log = (await ours('GET', `/audit-log?subject=${id}`)).body['items'];
  expect(log).toMatchObject([
    { before: { password: 'set', priority: 2 }, after: { password: 'changed', priority: 10 } },
    { before: { password: 'set', priority: 10 }, after: { password: 'set', priority: 2 } },
    { action: 'trunk.create', after: { password: 'set' } },
  ]);
  expect(JSON.stringify(log)).not.toContain('very-secret');
});

test('a password is given anew where it would go to somebody else, by whatever way', async () => {
  const id = idIn(await ours('POST', '/trunks', { settings: { ...REGISTERING, name: 'moved' }, password: 'secret' }));
  const elsewhere = {
    ...REGISTERING,
    name: 'moved',
    registration: { ...REGISTERING.registration, domain: 'evil.test' },
  };
  const refused = await ours('PUT', `/trunks/${id}`, { version: 1, settings: elsewhere });
  expect(refused).toMatchObject({ status: 400, body: { fields: { password: expect.any(String) } } });
  const otherPeer = { ...REGISTERING, name: 'moved', outboundProxy: { host: '198.51.100.1' } };
  expect((await ours('PUT', `/trunks/${id}`, { version: 1, settings: otherPeer })).status).toBe(400);
  const byAddress = await ours('PUT', `/trunks/${id}`, { version: 1, settings: { ...BY_ADDRESS, name: 'moved' } });
  expect(byAddress.body['trunk']).toMatchObject({ hasPassword: false });
});

test.each([
  [{ ...BY_ADDRESS, peers: [] }, 'settings.peers', 'peers'],
  [{ ...BY_ADDRESS, peers: [{ host: 'not a host' }] }, 'settings.peers.0.host', 'settings.peers.0.host'],
  [{ ...BY_ADDRESS, sources: ['10.0.0.0/33'] }, 'settings.sources.0', 'settings.sources.0'],
  [{ ...BY_ADDRESS, codecs: ['PCMA', 'PCMA'] }, 'settings.codecs', 'settings.codecs'],
  [{ ...BY_ADDRESS, srtp: 'required' }, 'settings.srtp', 'srtp'],
  [{ ...REGISTERING, srtp: 'required' }, 'settings.srtp', 'srtp'],
  [{ ...BY_ADDRESS, uris: 'sips' }, 'settings.uris', 'uris'],
  [{ ...BY_ADDRESS, srtp: 'optional' }, 'settings.srtp', 'srtp'],
  [{ ...BY_ADDRESS, srtp: 'sometimes' }, 'settings.srtp', 'settings.srtp'],
  [{ ...BY_ADDRESS, silenceSeconds: 0 }, 'settings.silenceSeconds', 'settings.silenceSeconds'],
  [{ ...BY_ADDRESS, codecs: ['AMR'] }, 'settings.codecs.0', 'settings.codecs.0'],
  [{ ...BY_ADDRESS, weight: -1 }, 'settings.weight', 'settings.weight'],
  [{ ...BY_ADDRESS, tlsCa: 'x' }, 'settings.tlsCa', 'settings.tlsCa'],
  [{ ...BY_ADDRESS, password: 'x' }, 'settings.password', 'settings.password'],
  [
    { ...BY_ADDRESS, numbers: { outbound: { rules: [{ prefix: '<sip' }] } } },
    'settings.numbers.outbound.rules.0.prefix',
    'settings.numbers.outbound.rules.0.prefix',
  ],
])('settings that cannot be are refused by the name of the field: %#', async (settings, _path, field) => {
  const refused = await ours('POST', '/trunks', { settings });
  expect(refused).toMatchObject({ status: 400, body: { code: 'request/invalid' } });
  expect(Object.keys(Object(refused.body['fields']))).toContain(field);
});

test('a trunk over TLS may require SRTP, and prefer any codec of the engine', async () => {
  const peers = [{ host: 'sip.carrier.example', transport: 'tls' }];
  const codecs = ['opus', 'G722', 'PCMU', 'PCMA'];
  const settings = { name: 'secure', peers, srtp: 'required', codecs, health: { everySeconds: 0 } };
  const created = await ours('POST', '/trunks', { settings });
  expect(created.body['trunk']).toMatchObject({ settings: { srtp: 'required', codecs, silenceSeconds: 4 } });
  const weakened = { ...settings, outboundProxy: { host: '192.0.2.1', transport: 'tcp' } };
  const refused = await ours('PUT', `/trunks/${idIn(created)}`, { version: 1, settings: weakened });
  expect(refused.body['fields']).toEqual({ srtp: expect.stringContaining('needs TLS') });
  expect(refused.body['reasons']).toEqual({ srtp: 'contradicts' });
});

test('what rules make of a number is said before they are saved, and changes nothing', async () => {
  const before = (await ours('GET', '/trunks')).body;
  const numbers = {
    outbound: { format: '0national', rules: [{ prefix: '112', strip: 0, add: '48' }] },
    inbound: { rules: [{ prefix: '1000', strip: 0, add: '22' }], callerRules: [{ prefix: '9', strip: 1 }] },
  };
  const callerId = { outbound: { format: 'E164', from: 'account' } };
  const attempt = async (number: string, more = {}) => {
    const rules = { numbers, callerId, account: 'pbx1', directNumber: '+48221000101', ...more };
    return (await ours('POST', '/trunks/try', { number, ...rules })).body;
  };
  const asked = { called: '0600100200', from: 'pbx1', asserted: '48221000101' };
  expect((await attempt('600 100 200'))['outbound']).toEqual({ kind: 'sent', ...asked });
  expect((await attempt('+49 30 1234567'))['outbound']).toMatchObject({ called: '0049301234567' });
  expect((await attempt('112', { callerId: { outbound: { withheld: true } } }))['outbound']).toEqual({
    kind: 'sent',
    called: '48112',
    from: '+48221000101',
    asserted: '+48221000101',
  });
  const withheld = { callerId: { outbound: { withheld: true, headers: [] } } };
  expect((await attempt('600100200', withheld))['outbound']).toMatchObject({ from: 'anonymous', asserted: null });
  expect(await attempt('101')).toMatchObject({ outbound: { kind: 'internal' }, inbound: { called: null } });
  expect(await attempt('abc')).toMatchObject({ outbound: { kind: 'unreadable' } });
  expect((await attempt('100001'))['inbound']).toEqual({ called: '+4822100001', caller: '+48100001' });
  expect((await attempt('9600100200'))['inbound']).toMatchObject({ caller: '+48600100200' });
  expect((await ours('GET', '/trunks')).body).toEqual(before);
});

test('credentials for a far end that registers with us are shown once, and can be made anew', async () => {
  const created = await ours('POST', '/trunks', { settings: { name: 'pbx', registration: { kind: 'accept' } } });
  const id = idIn(created);
  const credentials = Object(created.body['credentials']);
  expect(credentials).toMatchObject({ user: expect.stringMatching(/^trunk-/), domain: 'demo.local' });
  const read = await ours('GET', `/trunks/${id}`);
  expect(read.body).toMatchObject({ acceptUser: credentials.user });
  expect(JSON.stringify(read.body)).not.toContain(credentials.password);
  const renewed = await ours('POST', `/trunks/${id}/credentials`);
  expect(renewed.body['user']).not.toBe(credentials.user);
  const log = (await ours('GET', `/audit-log?subject=${id}`)).body['items'];
  expect(log).toMatchObject([
    { action: 'trunk.renew-credentials', before: { credentials: 'set' }, after: { credentials: 'changed' } },
    { action: 'trunk.create', after: { credentials: 'set' } },
  ]);
  for (const word of [credentials.password, renewed.body['password']]) expect(JSON.stringify(log)).not.toContain(word);
  const changed = await ours('PUT', `/trunks/${id}`, {
    version: 2,
    settings: { name: 'pbx', registration: { kind: 'accept' } },
  });
  expect(changed.body['credentials']).toBeNull();
  const other = idIn(await ours('POST', '/trunks', { settings: { ...BY_ADDRESS, name: 'no pbx' } }));
  expect(await ours('POST', `/trunks/${other}/credentials`)).toMatchObject({ status: 409 });
});

test('nothing of another tenant can be seen, changed, tested or taken away, nor told from what is not there', async () => {
  const id = idIn(await ours('POST', '/trunks', { settings: { ...BY_ADDRESS, name: 'walled' } }));
  expect((await theirs('GET', '/trunks')).body['items']).toEqual([]);
  for (const trunkId of [id, newId()]) {
    const answers = [
      await theirs('GET', `/trunks/${trunkId}`),
      await theirs('PUT', `/trunks/${trunkId}`, { version: 1, settings: BY_ADDRESS }),
      await theirs('DELETE', `/trunks/${trunkId}`),
      await theirs('POST', `/trunks/${trunkId}/test`),
      await theirs('POST', `/trunks/${trunkId}/credentials`),
    ];
    for (const { status, body } of answers) expect([status, body['code']]).toEqual([404, 'request/not-found']);
  }
  expect((await ours('GET', `/trunks/${id}`)).body).toMatchObject({ version: 1, settings: { name: 'walled' } });
  await theirs('PUT', '/dial-policy', { version: 0, rules: { national: { premium: true } } });
  expect((await ours('GET', '/dial-policy')).body).toMatchObject({
    version: 0,
    rules: { national: { premium: false } },
  });
});

test.each(['supervisor', 'anna'])('%s may do nothing of it', async (login) => {
  const send = await as(login);
  const endpoints = Object.entries(ENDPOINTS).filter(([, { right }]) => right === 'telephony:manage');
  expect(endpoints.map(([name]) => name).toSorted()).toEqual(OF_TELEPHONY);
  for (const [, { method, path }] of endpoints) {
    const { status, body } = await send(method, path.replace(':trunkId', newId()), method === 'GET' ? undefined : {});
    expect([path, status, body['code']]).toEqual([path, 403, 'session/not-allowed']);
  }
});

test('the dial policy is read, changed by its version, and its fields are checked', async () => {
  const rules = { international: { countries: ['DE'] }, prefixes: [{ prefix: '+4870', allowed: true }] };
  const changed = await ours('PUT', '/dial-policy', { version: 0, rules });
  expect(changed.body).toMatchObject({ version: 1, rules });
  expect((await ours('GET', '/dial-policy')).body).toEqual(changed.body);
  expect(await ours('PUT', '/dial-policy', { version: 0, rules })).toMatchObject({
    status: 409,
    body: { code: 'dial-policy/changed-meanwhile' },
  });
  const log = await ours('GET', '/audit-log?action=dial-policy.');
  const before = { international: { countries: [] }, prefixes: [] };
  expect(log.body['items']).toMatchObject([
    { result: 'dial-policy/changed-meanwhile', before: null, after: null },
    { result: 'ok', account: { login: 'admin' }, before, after: rules },
  ]);
  const caps = { concurrent: 5, callsPerMinute: 60, callsPerHour: null, minutesPerHour: null };
  const { body: people } = await ours('GET', '/accounts?search=anna');
  const accountId = Object(people['items'])[0].id;
  const limits = { agent: { concurrent: 3 }, accounts: [{ accountId, caps }] };
  const limited = await ours('PUT', '/dial-policy', { version: 1, rules: { limits } });
  expect(limited.body).toMatchObject({ version: 2, rules: { limits } });
  const strangers = { limits: { accounts: [...limits.accounts, { accountId: newId(), caps }] } };
  expect((await ours('PUT', '/dial-policy', { version: 2, rules: strangers })).body).toMatchObject({
    code: 'request/invalid',
    reasons: { 'rules.limits.accounts.1.accountId': 'does-not-exist' },
  });
  const twice = { limits: { accounts: [...limits.accounts, ...limits.accounts] } };
  const doubled = await ours('PUT', '/dial-policy', { version: 2, rules: twice });
  expect(doubled.body['fields']).toEqual({ 'rules.limits.accounts': 'names an account twice' });
  const wrong = await ours('PUT', '/dial-policy', { version: 1, rules: { international: { countries: ['Germany'] } } });
  expect(wrong.body['fields']).toEqual({ 'rules.international.countries.0': 'is no country such as DE' });
});

test('who answers for calls is told which trunks carry none, and of no other', async () => {
  const make = async (send: typeof ours, name: string, more: object = {}) =>
    idIn(await send('POST', '/trunks', { settings: { ...BY_ADDRESS, name, ...more } }));
  const [silent, busy, off] = [
    await make(ours, 'silent'),
    await make(ours, 'busy'),
    await make(ours, 'off', { enabled: false }),
  ];
  const elsewhere = await make(theirs, 'elsewhere');
  const unreachable = {
    name: 'unreachable',
    since: new Date(0).toISOString(),
    why: 'timeout',
    words: 'no answer',
  } as const;
  for (const id of [silent, off, elsewhere]) server.trunkStates.set(id, unreachable);
  server.trunkStates.set(busy, { name: 'full', since: new Date(0).toISOString() });
  const supervisor = await as('supervisor');
  expect((await supervisor('GET', '/trunk-alarms')).body).toEqual({
    trunks: [
      { id: busy, name: 'busy', state: 'full' },
      { id: silent, name: 'silent', state: 'unreachable' },
    ],
  });
  const anna = await as('anna');
  expect(await anna('GET', '/trunk-alarms')).toMatchObject({ status: 403 });
});
