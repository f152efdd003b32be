import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, secondTenant, sender } from '../../administration/directory.fixture.ts';
import { missACall } from '../../missed/missed-calls.fixture.ts';
import { type TestServer, newId, startTestServer } from '../../server.fixture.ts';

let server: TestServer;
let anna: Send;
let admin: Send;

beforeAll(async () => {
  server = await startTestServer();
  [anna, admin] = [await sender(server, 'anna'), await sender(server, 'admin')];
});
afterAll(() => server.stop());

const EVIL = '<img src=x onerror=alert(1)>\u202e "Ślusarz" & Synowie';
const card = (lastName: string, number: string, more: object = {}) => ({
  lastName,
  numbers: [{ number, kind: 'mobile' }],
  ...more,
});

async function add(lastName: string, number: string, more: object = {}) {
  const { status, body } = await anna('POST', '/contacts', { card: card(lastName, number, more) });
  expect(status).toBe(200);
  return { id: String(body['contactId']), body };
}

const namesIn = (body: Record<string, unknown>): unknown[] =>
  Array.isArray(body['items']) ? body['items'].map((item) => Object(item).name) : [];

test('the demo’s customers are contacts, found and identified as they call', async () => {
  const { body } = await anna('GET', '/contacts?search=mazur');
  expect(body).toMatchObject({
    items: [{ name: 'Katarzyna Mazur', company: 'Zielony Ogród', numbers: ['+48600100000'] }],
  });
  expect((await anna('POST', '/contacts/identify', { numbers: ['600 100 000', '+48600131676'] })).body).toMatchObject({
    items: [[{ name: 'Katarzyna Mazur' }], []],
  });
});

test('what was written comes back as text, whatever it is, without what no text has', async () => {
  const note = { notes: `${EVIL}\0\u0007\r\nsecond line \ud800`, fields: [{ name: EVIL, value: EVIL }] };
  const { id, body } = await add(EVIL, '0048 601 500 001', note);
  const [clean] = [{ lastName: EVIL, numbers: [{ number: '+48601500001', kind: 'mobile' }], fields: note.fields }];
  expect(body).toMatchObject({ version: 1, name: EVIL, card: { ...clean, notes: `${EVIL}\nsecond line \ufffd` } });
  expect((await anna('GET', `/contacts/${id}`)).body).toEqual(body);
});

test.each([
  ['nobody at all', { firstName: ' ', numbers: [] }, { 'card.lastName': 'required' }],
  ['what is no number', card('X', 'anna'), { 'card.numbers.0.number': 'wrong-format' }],
  [
    'a number twice',
    { numbers: [{ number: '601500002' }, { number: '+48601500002' }] },
    { 'card.numbers.1.number': 'repeated' },
  ],
  ['an e-mail that is none', card('X', '601500002', { email: 'x@' }), { 'card.email': 'wrong-format' }],
  [
    'a field without a name',
    card('X', '601500002', { fields: [{ name: '', value: '1' }] }),
    { 'card.fields.0.name': 'required' },
  ],
  ['an endless note', card('X', '601500002', { notes: 'x'.repeat(4_001) }), { 'card.notes': 'too-long' }],
  [
    'a kind of number there is not',
    { numbers: [{ number: '601500002', kind: 'x' }] },
    { 'card.numbers.0.kind': 'not-an-option' },
  ],
])('%s is refused by the field', async (_what, wrong, reasons) => {
  expect(await anna('POST', '/contacts', { card: wrong })).toMatchObject({ status: 400, body: { reasons } });
});

test('a duplicate is pointed out, and added when the user says so', async () => {
  const { id } = await add('Pierwszy', '601500003');
  const again = { card: card('Drugi', '+48 601 500 003') };
  expect(await anna('POST', '/contacts', again)).toMatchObject({
    status: 409,
    body: {
      code: 'contact/duplicate',
      dependents: [{ kind: 'contact', id, name: 'Pierwszy', field: 'numbers.0.number' }],
    },
  });
  expect(await anna('POST', '/contacts', { ...again, despiteDuplicates: true })).toMatchObject({ status: 200 });
});

test('the second of two who edit at once is refused, sees the first’s change, and who made it', async () => {
  const { id } = await add('Wspólny', '601500004');
  const jan = await sender(server, 'jan');
  const change = (send: Send, notes: string) =>
    send('PUT', `/contacts/${id}`, { version: 1, card: card('Wspólny', '601500004', { notes }) });
  expect(await change(jan, 'of Jan')).toMatchObject({ status: 200, body: { version: 2 } });
  expect(await change(anna, 'of Anna')).toMatchObject({ status: 409, body: { code: 'item/changed-meanwhile' } });
  expect((await anna('GET', `/contacts/${id}/changes`)).body).toMatchObject({
    items: [
      { by: 'Jan Kowalski', action: 'contact.change', before: { notes: '' }, after: { notes: 'of Jan' } },
      { by: 'Anna Nowak', action: 'contact.create', before: null },
    ],
    next: null,
  });
});

test('all calls with a contact are listed, whoever had them, by any of its numbers', async () => {
  const { id } = await add('Dzwoniący', '601500005');
  const call = await missACall(server, '+48601500005');
  await missACall(server, '+48601500055');
  expect((await anna('GET', `/contacts/${id}/calls`)).body).toMatchObject({ items: [{ callId: call.id }], next: null });
  expect((await anna('GET', `/contacts/${id}/calls?after=x`)).status).toBe(400);
});

test('a missed customer is called as the contact is now; one that two contacts could be, as the network said', async () => {
  const nameOf = async () => {
    const { body } = await anna('GET', `/missed-calls?search=601500008`);
    return Array.isArray(body['items']) ? Object(body['items'][0]).customer.name : undefined;
  };
  await missACall(server, '+48601500008');
  expect(await nameOf()).toBe('Ewa');
  const { id } = await add('Przedtem', '601500008');
  expect(await nameOf()).toBe('Przedtem');
  await anna('PUT', `/contacts/${id}`, { version: 1, card: card('Teraz', '601500008') });
  expect(await nameOf()).toBe('Teraz');
  await anna('POST', '/contacts', { card: card('Oboje', '601500008'), despiteDuplicates: true });
  expect(await nameOf()).toBe('Ewa');
});

const newest = async (asked = '') => (await anna('GET', `/me/calls?limit=1${asked}`)).body;

test('in my calls a customer is called as the contact is now', async () => {
  const missed = await missACall(server, '+48601500009');
  const { startedAt, endedAt, ringMs, talkMs, result, outcome, caller, callee } = missed;
  const segment = { number: 1, direction: 'inbound', other: caller, accountId: callee.accountId ?? '' } as const;
  const whole = { ...segment, startedAt, endedAt, ringMs, talkMs, result, outcome };
  const notHandedOn = { holdMs: 0, transferredFrom: null, transferredTo: null };
  await server.store.calls.close({ ...missed, id: newId(), segments: [{ ...whole, ...notHandedOn }] });
  expect(await newest()).toMatchObject({ items: [{ other: { number: '+48601500009', name: 'Ewa' } }] });
  await add('Znany', '601500009');
  expect(await newest()).toMatchObject({ items: [{ other: { number: '+48601500009', name: 'Znany' } }] });
  expect(await newest('&search=zna')).toMatchObject({ items: [{ other: { name: 'Znany' } }] });
  expect(await newest('&search=zna&outcome=failed')).toMatchObject({ items: [] });
});

test('contacts are for whom the permission is: none of them for a PBX user, but who calls', async () => {
  const piotr = await sender(server, 'piotr');
  const { id } = await add('Zamknięty', '601500006');
  for (const [method, path] of [
    ['GET', '/contacts'],
    ['GET', `/contacts/${id}`],
    ['GET', `/contacts/${id}/calls`],
    ['GET', `/contacts/${id}/changes`],
    ['POST', '/contacts'],
    ['PUT', `/contacts/${id}`],
    ['DELETE', `/contacts/${id}`],
    ['POST', `/contacts/${id}/merge`],
  ] as const)
    expect(await piotr(method, path, method === 'GET' ? undefined : {}), path).toMatchObject({
      status: 403,
      body: { code: 'session/not-allowed' },
    });
  expect(await piotr('POST', '/contacts/identify', { numbers: ['601500006'] })).toMatchObject({ status: 200 });
  expect(namesIn((await admin('GET', '/contacts?search=zamkn')).body)).toEqual(['Zamknięty']);
});

test('another tenant finds no contact of ours by its id', async () => {
  const boss = await secondTenant(server, 'contacts.test');
  const other = (await server.store.tenants.byDomain('contacts.test'))?.id ?? '';
  const { id } = await add('Nasz', '601500007');
  expect(await boss('GET', '/contacts')).toMatchObject({ status: 403, body: { code: 'contacts/no-service' } });
  const soon = new Date(Date.now() + 3_600_000);
  await server.store.licences.grant(other, { kind: 'miniCRM', seats: 1, validFrom: new Date(0), validUntil: soon });
  expect((await boss('GET', '/contacts')).body).toEqual({ items: [], next: null });
  expect((await boss('POST', '/contacts/identify', { numbers: ['+48601500007'] })).body).toEqual({ items: [[]] });
  for (const path of [`/contacts/${id}`, `/contacts/${id}/calls`, `/contacts/${id}/changes`])
    expect((await boss('GET', path)).status, path).toBe(404);
  const change = { version: 1, card: card('Wasz', '601500007') };
  expect((await boss('PUT', `/contacts/${id}`, change)).status).toBe(404);
  expect((await boss('DELETE', `/contacts/${id}`)).status).toBe(404);
  expect((await anna('DELETE', `/contacts/${id}`)).status).toBe(200);
  expect((await anna('DELETE', `/contacts/${newId()}`)).status).toBe(404);
});

test('where the service is over, contacts are refused by its name', async () => {
  const demo = (await server.store.tenants.byDomain('demo.local'))?.id ?? '';
  const over = { kind: 'miniCRM', seats: 1, validFrom: new Date(0), validUntil: new Date(1) } as const;
  await server.store.licences.grant(demo, over);
  expect(await anna('GET', '/contacts')).toMatchObject({ status: 403, body: { code: 'contacts/no-service' } });
  await server.store.licences.grant(demo, { ...over, validUntil: new Date(Date.now() + 3_600_000) });
  expect((await anna('GET', '/contacts')).status).toBe(200);
});

const importing = (items: readonly object[], how: object = {}) => admin('POST', '/contacts/import', { items, ...how });

test('contacts of another system are added once and changed after that; of each that is not taken it is said why', async () => {
  const { id: known } = await add('Already', '601 700 000');
  const items = [
    { externalId: 'crm-1', card: card('One', '601 700 001') },
    { externalId: 'crm-2', card: card('Two', 'no number') },
    { externalId: 'crm-3', card: card('Three', '+48 601 700 000') },
    { externalId: 'crm-4', card: card('Four', '601 700 001') },
    { externalId: 'crm-5', card: { lastName: 'Five', nobodyKnows: 1 } },
  ];
  const came = [
    { externalId: 'crm-1', result: 'created', reasons: {}, duplicates: [] },
    { externalId: 'crm-2', result: 'refused', contactId: null, reasons: { 'numbers.0.number': 'wrong-format' } },
    { result: 'duplicate', contactId: null, duplicates: [{ id: known, name: 'Already', field: 'numbers.0.number' }] },
    { result: 'duplicate', duplicates: [{ name: 'One' }] },
    { result: 'refused', reasons: { nobodyKnows: 'unknown-field' } },
  ];
  const counts = { created: 1, changed: 0, unchanged: 0, refused: 2, duplicate: 2 };
  expect((await importing(items, { preview: true })).body).toMatchObject({ items: came, counts });
  expect(namesIn((await anna('GET', '/contacts?search=601700001')).body)).toEqual([]);
  const written = await importing(items);
  expect(written.body).toMatchObject({ items: came, counts });
  expect(namesIn((await anna('GET', '/contacts?search=601700001')).body)).toEqual(['One']);

  const again = [items[0] ?? {}, { externalId: 'crm-1', card: card('Uno', '601 700 001') }];
  expect((await importing(again)).body).toMatchObject({
    items: [{ result: 'unchanged' }, { result: 'changed' }],
    counts: { created: 0, changed: 1, unchanged: 1 },
  });
  expect(namesIn((await anna('GET', '/contacts?search=601700001')).body)).toEqual(['Uno']);
  expect(await anna('POST', '/contacts/import', { items })).toMatchObject({
    status: 403,
    body: { code: 'session/not-allowed' },
  });
  const stranger = await secondTenant(server, 'import.test');
  expect((await stranger('POST', '/contacts/import', { items: [items[0]] })).status).not.toBe(500);
  expect(namesIn((await anna('GET', '/contacts?search=601700001')).body)).toEqual(['Uno']);
});

test('two who import the same at once add it once', async () => {
  const items = Array.from({ length: 20 }, (_, at) => ({
    externalId: `both-${at}`,
    card: card(`Both${at}`, `60180000${String(at).padStart(2, '0')}`.slice(0, 9)),
  }));
  const replies = await Promise.all([0, 1, 2].map(() => importing(items, { despiteDuplicates: true })));
  const countsOf = (result: string) =>
    replies.map(({ body }) => Number(Object(body['counts'])[result])).toSorted((one, other) => one - other);
  expect(countsOf('created')).toEqual([0, 0, 20]);
  expect(countsOf('unchanged')).toEqual([0, 20, 20]);
});

test('everything imported is exported page by page with its card and external id, or what was changed since', async () => {
  const since = new Date(Date.now() - 1).toISOString();
  await importing(['a', 'b', 'c'].map((name) => ({ externalId: `out-${name}`, card: { lastName: `Out ${name}` } })));
  const exported: string[] = [];
  for (let next = ''; ;) {
    const { body } = await admin('GET', `/contacts/export?limit=2&since=${since}${next && `&after=${next}`}`);
    const items = Array.isArray(body['items']) ? body['items'] : [];
    exported.push(...items.map((item) => `${item.externalId} ${item.card.lastName}`));
    if (typeof body['next'] !== 'string') break;
    next = body['next'];
  }
  expect(exported.toSorted()).toEqual(['out-a Out a', 'out-b Out b', 'out-c Out c']);
  const whole = await admin('GET', '/contacts/export?limit=200');
  expect(namesIn(whole.body)).toEqual(expect.arrayContaining(['Out a', 'Katarzyna Mazur']));
  const log = await admin('GET', '/audit-log?action=contact.export');
  expect(log.body['items']).toMatchObject([{ action: 'contact.export', account: { login: 'admin' } }]);
  expect((await anna('GET', '/contacts/export')).status).toBe(403);
  const stranger = await secondTenant(server, 'export.test');
  expect(JSON.stringify((await stranger('GET', '/contacts/export')).body)).not.toContain('Out a');
});

const text = (most: number) => 'x'.repeat(most);

test('five hundred cards filled to the end are imported at once; what is larger is refused by its code, and of strangers unread', async () => {
  const full = (at: number) => ({
    firstName: text(80),
    lastName: text(80),
    company: text(120),
    email: `full${at}@example.com`,
    numbers: Array.from({ length: 20 }, (_, index) => ({ number: `+4899${String(at * 20 + index).padStart(7, '0')}` })),
    fields: Array.from({ length: 30 }, (_, index) => ({ name: `${index}`.padEnd(60, 'n'), value: text(500) })),
    notes: text(4_000),
  });
  const items = Array.from({ length: 500 }, (_, at) => ({ externalId: `full-${at}`, card: full(at) }));
  expect(JSON.stringify({ items }).length).toBeGreaterThan(11_000_000);
  expect((await importing(items, { preview: true, despiteDuplicates: true })).body).toMatchObject({
    counts: { created: 500, refused: 0, duplicate: 0 },
  });
  const larger = { items: [{ externalId: 'x', card: { notes: text(17_000_000) } }] };
  expect(await admin('POST', '/contacts/import', larger)).toMatchObject({
    status: 413,
    body: { code: 'request/too-large' },
  });
  expect((await admin('POST', '/contacts', { card: { notes: text(70_000) } })).status).toBe(413);
  expect(await anna('POST', '/contacts/import', { items })).toMatchObject({ body: { code: 'session/not-allowed' } });
});

test('who follows contacts is told what changed since, and which are gone', async () => {
  const { id } = await add('Followed', '601 900 001');
  const { body } = await admin('GET', '/contacts/changes?limit=200');
  expect(body['hasMore']).toBe(false);
  await anna('DELETE', `/contacts/${id}`);
  const next = await admin('GET', `/contacts/changes?after=${String(body['next'])}`);
  expect(next.body['items']).toMatchObject([{ kind: 'removed', contactId: id, externalId: null, mergedInto: null }]);
  expect((await admin('GET', '/contacts/changes?after=nonsense')).body).toMatchObject({
    reasons: { after: 'wrong-format' },
  });
  expect((await anna('GET', '/contacts/changes')).status).toBe(403);
});
