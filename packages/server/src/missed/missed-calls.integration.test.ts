import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { Browser, type Reply } from '../browser.fixture.ts';
import { type TestServer, newId, startTestServer } from '../server.fixture.ts';
import { CLAIM_MS } from './deed.ts';
import { missACall } from './missed-calls.fixture.ts';

let server: TestServer;
let anna: Phone;
let jan: Phone;

beforeAll(async () => {
  server = await startTestServer();
  [anna, jan] = [await phoneOf('anna'), await phoneOf('jan')];
});
afterAll(async () => {
  for (const { socket } of [anna, jan]) socket.close();
  await server.stop();
});

type Phone = Awaited<ReturnType<typeof phoneOf>>;

/** A user with the stream of their phone open. */
async function phoneOf(login: string) {
  const browser = new Browser(server.url);
  const token = await browser.token(login);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/v1/realtime`);
  const events: unknown[] = [];
  const welcomed = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const frame = Object(JSON.parse(Buffer.isBuffer(data) ? data.toString() : '{}'));
      if (frame.kind === 'welcome') resolve();
      if (frame.kind === 'event') events.push(frame.event);
    });
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ kind: 'hello', accessToken: token, after: null }));
  await welcomed;
  const send = (method: string, at: string, body?: object): Promise<Reply> =>
    browser.send(method, `/api/v1/missed-calls${at}`, { token, ...(body && { body }) });
  return { socket, events, send };
}

async function rowOf(phone: Phone, number: string) {
  const { body } = await phone.send('GET', `?search=${encodeURIComponent(number)}`);
  const [row] = Array.isArray(body['items']) ? body['items'] : [];
  return Object(row);
}

test('a claim shows on everybody’s phone at once, is one’s own alone, and runs out', async () => {
  await missACall(server, '+48600100201');
  const row = await rowOf(anna, '+48600100201');
  expect(row).toMatchObject({
    customer: { number: '+48600100201', name: 'Ewa' },
    line: { kind: 'direct', name: 'Anna Nowak' },
    reason: 'not-answered',
    attempts: 1,
    waitedMs: 20_000,
    short: false,
    state: { kind: 'open' },
  });
  expect(await anna.send('PUT', `/${row.missedId}/claim`)).toMatchObject({ status: 200 });
  const event = { kind: 'missed-call.changed', missedId: row.missedId };
  await expect.poll(() => [anna.events, jan.events]).toEqual([[event], [event]]);
  expect(await jan.send('PUT', `/${row.missedId}/claim`)).toMatchObject({
    status: 409,
    body: { code: 'missed-call/claimed' },
  });
  expect((await rowOf(jan, '+48600100201')).state).toMatchObject({ kind: 'claimed', name: 'Anna Nowak' });
  server.advance(CLAIM_MS + 1);
  expect((await rowOf(jan, '+48600100201')).state).toEqual({ kind: 'open' });
  expect(await jan.send('PUT', `/${row.missedId}/claim`)).toMatchObject({ status: 200 });
});

test('a row is settled by hand with a reason of the list, and is open again when that was wrong', async () => {
  await missACall(server, '+48600100202');
  const { missedId } = await rowOf(anna, '+48600100202');
  expect(await anna.send('PUT', `/${missedId}/settlement`, { why: 'no idea' })).toMatchObject({
    status: 400,
    body: { reasons: { why: 'not-an-option' } },
  });
  expect(await anna.send('PUT', `/${missedId}/settlement`, { why: 'not-needed' })).toMatchObject({ status: 200 });
  expect((await rowOf(jan, '+48600100202')).state).toMatchObject({
    kind: 'settled',
    how: 'manually',
    why: 'not-needed',
    name: 'Anna Nowak',
  });
  expect(await jan.send('DELETE', `/${missedId}/settlement`)).toMatchObject({ status: 200 });
  expect((await rowOf(anna, '+48600100202')).state).toEqual({ kind: 'open' });
});

test('a row there is none of is answered so; a cursor that is none, and the console, are refused', async () => {
  expect(await anna.send('PUT', `/${newId()}/claim`)).toMatchObject({ status: 404 });
  expect(await anna.send('GET', '?after=x')).toMatchObject({ status: 400 });
  const admin = new Browser(server.url);
  const token = await admin.token('admin');
  expect(await admin.send('GET', '/api/v1/missed-calls', { token })).toMatchObject({ status: 403 });
  expect(await admin.send('GET', '/api/v1/missed-calls')).toMatchObject({ status: 401 });
});
