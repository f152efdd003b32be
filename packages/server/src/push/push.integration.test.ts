import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { openPushService, type PushService } from './push.fixture.ts';

let server: TestServer;
let service: PushService;
let anna: Send;

beforeAll(async () => {
  server = await startTestServer({ WPM_PUSH_HOSTS: '127.0.0.1', WPM_PUSH_CONTACT: 'mailto:ops@example.com' });
  service = await openPushService();
  anna = await sender(server, 'anna');
});
afterAll(async () => {
  await server.stop();
  await service[Symbol.asyncDispose]();
});

const PATH = '/me/push-subscription';
const subscribe = (change: object = {}) => anna('PUT', PATH, { ...service.subscription, ...change });

test('a device that is subscribed gets what only it can read, at once, and named who sent it', async () => {
  expect((await subscribe()).status).toBe(200);
  expect((await anna('POST', `${PATH}/test`)).body).toEqual({ accepted: true, status: 201 });
  const [{ headers, message } = { headers: {}, message: {} }] = service.received;
  expect(message).toEqual({ kind: 'check', wakeId: expect.any(String) });
  expect(headers).toMatchObject({ ttl: '30', urgency: 'high', 'content-encoding': 'aes128gcm' });
  const { publicKey } = (await anna('GET', '/push-key')).body;
  expect(headers.authorization).toContain(`, k=${String(publicKey)}`);
});

test('a subscription whose push service says it is over is forgotten', async () => {
  await subscribe();
  service.answerWith(410);
  expect((await anna('POST', `${PATH}/test`)).body).toEqual({ accepted: false, status: 410 });
  expect((await anna('POST', `${PATH}/test`)).status).toBe(404);
});

test('it ends with its session, and a browser another user has signed in at is theirs alone', async () => {
  const jan = await sender(server, 'jan');
  await subscribe();
  await jan('PUT', PATH, service.subscription);
  expect((await anna('POST', `${PATH}/test`)).status).toBe(404);
  const browser = new Browser(server.url);
  const signedIn = await browser.signIn('piotr');
  const token = String(signedIn.body['accessToken']);
  await browser.send('PUT', `/api/v1${PATH}`, { token, body: service.subscription });
  const piotr = await server.store.pushSubscriptions.accounts();
  expect(piotr).toHaveLength(1);
  await browser.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  expect(await server.store.pushSubscriptions.accounts()).toEqual([]);
});

test.each([
  ['http://push.example.com/x', 'not-permitted'],
  ['https://10.0.0.1/x', 'not-permitted'],
  ['https://[::1]/x', 'not-permitted'],
  ['ftp://push.example.com/x', 'wrong-format'],
])('nothing is ever sent to %s', async (endpoint, reason) => {
  expect((await subscribe({ endpoint })).body['reasons']).toEqual({ endpoint: reason });
});

test('a key that is no key is refused at once, not when somebody calls', async () => {
  expect((await subscribe({ p256dh: 'A'.repeat(87) })).body['reasons']).toEqual({ p256dh: 'wrong-format' });
});
