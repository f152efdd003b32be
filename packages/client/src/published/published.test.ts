import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { createApiClient, itemsOf, keepCookies, RefusedError, verifyWebhook } from './index.ts';

type Seen = { readonly url: string; readonly headers: Headers; readonly body: unknown };

/** A platform that answers in turn, and what it was asked. */
function platform(...answers: readonly Response[]) {
  const seen: Seen[] = [];
  const left = [...answers];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    seen.push({ url: new Request(url).url, headers: new Headers(init?.headers), body: init?.body });
    return left.shift() ?? new Response('{}');
  };
  return { seen, fetch, api: createApiClient({ baseUrl: 'http://platform.test', key: 'wpk_x', fetch }) };
}

test('a key goes with every request, and the key of a request that may be sent again', async () => {
  const { api, seen } = platform(Response.json({ callId: '0192f7a0-0000-4000-8000-000000000001' }));
  const placed = await api.placeCall({ user: 'anna', to: '600100200' }, { idempotencyKey: 'once' });
  expect(placed).toMatchObject({ ok: true });
  expect(seen[0]?.url).toBe('http://platform.test/api/v1/calls');
  expect(seen[0]?.headers.get('authorization')).toBe('Bearer wpk_x');
  expect(seen[0]?.headers.get('idempotency-key')).toBe('once');
  await api.getMe();
  expect(seen[1]?.headers.get('idempotency-key')).toBe(null);
});

test('a method for everything a key may do, and none for what comes before one has signed in', () => {
  const { api } = platform();
  expect(Object.keys(api)).toContain('listCalls');
  expect(Object.keys(api)).not.toContain('signIn');
});

test('a list is read page by page to its end, and no page before it is wanted', async () => {
  const asked: unknown[] = [];
  const pages = [
    { items: [1, 2], next: 'b' },
    { items: [3], next: null },
  ];
  const list = async (where: object) => {
    asked.push(where);
    return { ok: true, value: pages[asked.length - 1] ?? { items: [], next: null } } as const;
  };
  const items = itemsOf(list);
  expect([(await items.next()).value, asked]).toEqual([1, [{}]]);
  const rest: number[] = [];
  for await (const item of items) rest.push(item);
  expect([rest, asked]).toEqual([
    [2, 3],
    [{}, { after: 'b' }],
  ]);
});

test('a page that is refused throws its refusal', async () => {
  const { api } = platform(
    Response.json({ type: 'about:blank', title: 'x', status: 403, code: 'session/not-allowed' }, { status: 403 }),
  );
  const first = itemsOf((where) => api.listCalls(where)).next();
  await expect(first).rejects.toThrow(RefusedError);
  await expect(first).rejects.toMatchObject({ error: { code: 'session/not-allowed', status: 403 } });
});

const cookies = (line: string) => new Response('{}', { headers: { 'set-cookie': line } });

test('cookies are kept by path and forgotten when they are taken back', async () => {
  const { fetch, seen } = platform(cookies('wpm=a=b; Path=/api/v1/session; HttpOnly'), cookies('wpm=; Path=/'));
  const kept = keepCookies(fetch);
  for (const path of ['/api/v1/session', '/api/v1/session', '/api/v1/calls', '/api/v1/session'])
    await kept(`http://platform.test${path}`);
  expect(seen.map(({ headers }) => headers.get('cookie'))).toEqual([null, 'wpm=a=b', null, null]);
});

const SECRET = `whsec_${Buffer.from('a key of some bytes').toString('base64')}`;
const BODY = '{"id":"d1","version":1,"event":"call.ended","happenedAt":"2026-11-30T00:00:00.000Z","data":{}}';
const NOW = new Date(1_764_460_800_000);

function signed(body: string, secret = SECRET, at = NOW) {
  const timestamp = String(at.getTime() / 1_000);
  const mac = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`d1.${timestamp}.${body}`);
  return { 'webhook-id': 'd1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac.digest('base64')}` };
}

test('a delivery is read if it was signed with the secret and lately; another body, secret, time or none is not', async () => {
  const headers = signed(BODY);
  const read = { body: BODY, secret: SECRET, now: NOW };
  expect(await verifyWebhook({ headers, ...read })).toMatchObject({ id: 'd1', event: 'call.ended' });
  expect(await verifyWebhook({ headers: new Headers(headers), ...read })).toMatchObject({ id: 'd1' });
  const renewed = { ...headers, 'webhook-signature': `v1,AAAA v1,!! ${headers['webhook-signature']}` };
  expect(await verifyWebhook({ headers: renewed, ...read })).toMatchObject({ id: 'd1' });
  for (const other of [
    { headers, ...read, body: `${BODY} ` },
    { headers, ...read, secret: 'whsec_AAAA' },
    { headers, ...read, secret: 'AAAA' },
    { headers, ...read, now: new Date(NOW.getTime() + 301_000) },
    { headers: { ...headers, 'webhook-timestamp': 'x' }, ...read },
    { headers: {}, ...read },
  ])
    expect(await verifyWebhook(other)).toBe(null);
});
