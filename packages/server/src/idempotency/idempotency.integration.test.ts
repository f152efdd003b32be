import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyIdOf } from '../api-keys/api-keys.fixture.ts';
import { Browser, type Reply } from '../browser.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let admin: string;

beforeAll(async () => {
  server = await startTestServer();
  admin = await new Browser(server.url).token('admin');
});
afterAll(() => server.stop());

type Asking = { readonly token?: string; readonly key?: string };

function ask(method: string, path: string, body?: unknown, { token = admin, key }: Asking = {}): Promise<Reply> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return new Browser(server.url).send(method, `/api/v1${path}`, {
    token,
    headers,
    ...(body !== undefined && { body }),
  });
}

async function keyOf(...scopes: string[]) {
  const made = await ask('POST', '/api-keys', { name: 'CRM', scopes });
  return { id: keyIdOf(made), token: String(made.body['secret']) };
}

const cardOf = (lastName: string) => ({ card: { lastName } });
const howMany = async (lastName: string) =>
  Array.from(Object((await ask('GET', `/contacts?search=${lastName}`)).body['items'])).length;

test('sent again by its key, a request is done once and answered the same, however it is written', async () => {
  const { token } = await keyOf('contacts:edit', 'contacts:list');
  const key = randomUUID();
  const made = await ask('POST', '/contacts', cardOf('Powtórka'), { token, key });
  expect(made.status).toBe(200);
  expect(made.headers.get('idempotency-replayed')).toBeNull();
  const again = await ask('POST', '/contacts', '{ "card" : {"lastName":"Powt\\u00f3rka"}}', { token, key: `"${key}"` });
  expect(again).toMatchObject({ status: 200, body: made.body });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await howMany('Powtórka')).toBe(1);
  expect(await ask('POST', '/contacts', cardOf('Inny'), { token, key })).toMatchObject({
    status: 422,
    body: { code: 'idempotency-key/reused' },
  });
  expect(await howMany('Inny')).toBe(0);
});

test('of many who ask at once by one key one is done, and the others wait or are answered the same', async () => {
  const key = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => ask('POST', '/contacts', cardOf('Naraz'), { key })),
  );
  expect(await howMany('Naraz')).toBe(1);
  const answers = replies.flatMap(({ status, body }) => (status === 200 ? [JSON.stringify(body)] : []));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('Naraz');
  for (const { status, body } of replies)
    if (status !== 200) expect([status, body['code']]).toEqual([409, 'idempotency-key/under-way']);
});

test('a key is its caller’s own, and shows nothing to who may not ask any more', async () => {
  const [one, other] = [await keyOf('contacts:edit'), await keyOf('contacts:edit')];
  const key = randomUUID();
  const first = await ask('POST', '/contacts', cardOf('Własny'), { ...one, key });
  const second = await ask('POST', '/contacts', { ...cardOf('Własny'), despiteDuplicates: true }, { ...other, key });
  expect(second.status).toBe(200);
  expect([first.status, second.headers.get('idempotency-replayed')]).toEqual([200, null]);
  expect(second.body).not.toEqual(first.body);
  await ask('DELETE', `/api-keys/${one.id}`);
  expect(await ask('POST', '/contacts', cardOf('Własny'), { ...one, key })).toMatchObject({ status: 401 });
});

test('what was refused for its input may be tried again, and a key that is none is refused by name', async () => {
  const key = randomUUID();
  expect((await ask('POST', '/contacts', { card: 7 }, { key })).status).toBe(400);
  expect((await ask('POST', '/contacts', cardOf('Poprawiony'), { key })).status).toBe(200);
  for (const wrong of ['two words', '"open', 'x'.repeat(300)])
    expect(await ask('POST', '/contacts', cardOf('Zły'), { key: wrong })).toMatchObject({
      status: 400,
      body: { code: 'request/invalid', reasons: { 'Idempotency-Key': 'wrong-format' } },
    });
  expect(await howMany('Zły')).toBe(0);
});

const at = (ms: number) => new Date(Date.UTC(2026, 0, 5) + ms);

test('the database begins what nobody finished anew after its time, and forgets a day later', async () => {
  const kept = server.store.keptAnswers;
  const tenant = await server.store.tenants.byDomain('demo.local');
  const asked = { tenantId: tenant?.id ?? '', callerId: randomUUID(), key: 'k', fingerprint: Buffer.from('f') };
  const times = { leaseMs: 60_000, keptMs: 86_400_000 };
  expect(await kept.begin({ ...asked, at: at(0) }, times)).toEqual({ kind: 'begun' });
  expect(await kept.begin({ ...asked, at: at(59_000) }, times)).toEqual({ kind: 'under-way' });
  expect(await kept.begin({ ...asked, at: at(61_000) }, times)).toEqual({ kind: 'begun' });
  await kept.keep({ ...asked, at: at(0) }, Buffer.from('of who was too late'));
  expect(await kept.begin({ ...asked, at: at(62_000) }, times)).toEqual({ kind: 'under-way' });
  await kept.keep({ ...asked, at: at(61_000) }, Buffer.from('answer'));
  expect(await kept.begin({ ...asked, at: at(3_600_000) }, times)).toMatchObject({ kind: 'answered' });
  const other = { ...asked, fingerprint: Buffer.from('g') };
  expect(await kept.begin({ ...other, at: at(3_600_000) }, times)).toEqual({ kind: 'other-request' });
  expect(await kept.begin({ ...other, at: at(90_000_000) }, times)).toEqual({ kind: 'begun' });
  await kept.forget(at(90_000_001));
  expect(await kept.begin({ ...asked, at: at(90_000_002) }, times)).toEqual({ kind: 'begun' });
});
