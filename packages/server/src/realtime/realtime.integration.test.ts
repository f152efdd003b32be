import { once } from 'node:events';
import type { LiveView } from '@wpm/calls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { secondTenant } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';

let server: TestServer;
let streamUrl: string;

beforeAll(async () => {
  server = await startTestServer();
  streamUrl = `${server.url.replace('http', 'ws')}/api/v1/realtime`;
});
afterAll(() => server.stop());

/** A user who has logged in: the access token, and the account's id. */
async function user(login: string, more: object = {}): Promise<{ accessToken: string; id: string }> {
  const { body } = await new Browser(server.url).signIn(login, { ...more });
  return { accessToken: String(body['accessToken']), id: String(Object(body['account']).id) };
}

/** A raw connection, with everything it is sent. */
async function connect(first: unknown, headers: Record<string, string> = {}) {
  const socket = new WebSocket(streamUrl, { headers });
  const frames: unknown[] = [];
  socket.on('message', (data) => Buffer.isBuffer(data) && frames.push(JSON.parse(data.toString())));
  await once(socket, 'open');
  socket.send(typeof first === 'string' ? first : JSON.stringify(first));
  return { socket, frames };
}

test('an application hears of its user, and of nobody else', async () => {
  const [annas, jans] = [await user('anna'), await user('jan')];
  const anna = await connect({ kind: 'hello', accessToken: annas.accessToken, after: null });
  const jan = await connect({ kind: 'hello', accessToken: jans.accessToken, after: null });
  await expect.poll(() => [anna.frames.length, jan.frames.length]).toEqual([1, 1]);
  expect(anna.frames[0]).toMatchObject({ kind: 'welcome', place: { seq: 0 }, resumed: false });
  const [hers, his] = [newId(), newId()];
  server.endCall(hers, [annas.id]);
  server.endCall(his, [jans.id]);
  await expect.poll(() => [anna.frames.length, jan.frames.length]).toEqual([2, 2]);
  expect(anna.frames[1]).toEqual({ kind: 'event', seq: 1, event: { kind: 'call.ended', callId: hers } });
  expect(jan.frames[1]).toEqual({ kind: 'event', seq: 1, event: { kind: 'call.ended', callId: his } });
  anna.socket.close();
  jan.socket.close();
});

const hello = (accessToken: string) => connect({ kind: 'hello', accessToken, after: null });
const card = (lastName: string) => ({ lastName, numbers: [{ number: '601500900', kind: 'mobile' }] });

test('a contact that is added, changed or taken away is told to everybody of its tenant, and to no other (F19)', async () => {
  await secondTenant(server, 'inna.test');
  const [annas, jans] = [await user('anna'), await user('jan')];
  const strangers = await user('boss', { domain: 'inna.test', app: 'console' });
  const [jan, stranger] = [await hello(jans.accessToken), await hello(strangers.accessToken)];
  await expect.poll(() => [jan.frames.length, stranger.frames.length]).toEqual([1, 1]);
  const send = async (method: string, path: string, body?: object) => {
    const sending = { token: annas.accessToken, ...(body !== undefined && { body }) };
    return (await new Browser(server.url).send(method, `/api/v1/contacts${path}`, sending)).body;
  };
  const contactId = String((await send('POST', '', { card: card('Nowak') }))['contactId']);
  await send('PUT', `/${contactId}`, { version: 1, card: card('Nowacka') });
  await send('DELETE', `/${contactId}`);
  const event = { kind: 'contact.changed', contactId };
  const told = { kind: 'event', event };
  await expect.poll(() => jan.frames.slice(1)).toMatchObject([told, told, told]);
  const callId = newId();
  server.endCall(callId, [strangers.id]);
  await expect.poll(() => stranger.frames.length).toBe(2);
  expect(stranger.frames[1]).toMatchObject({ kind: 'event', event: { kind: 'call.ended', callId } });
  for (const { socket } of [jan, stranger]) socket.close();
});

test('a campaign that is added, changed or taken away is told to everybody of its tenant, one that is ticked to its user alone (F14)', async () => {
  const [annas, jans] = [await user('anna'), await user('jan')];
  const { accessToken: token } = await user('admin', { app: 'console' });
  const [anna, jan] = [await hello(annas.accessToken), await hello(jans.accessToken)];
  await expect.poll(() => [anna.frames.length, jan.frames.length]).toEqual([1, 1]);
  const send = async (method: string, path: string, body: object | undefined, by = token) =>
    (await new Browser(server.url).send(method, `/api/v1${path}`, { token: by, ...(body && { body }) })).body;
  const settings = { name: 'Sales', direction: 'inbound', members: [{ accountId: annas.id }] };
  const campaignId = String((await send('POST', '/campaigns', { settings }))['id']);
  const { items } = await send('GET', '/me/campaigns', undefined, annas.accessToken);
  const others = Array.isArray(items) ? items.map(({ id }) => id).filter((id) => id !== campaignId) : [];
  await send('PUT', '/me/campaigns', { ticked: others }, annas.accessToken);
  await send('PUT', `/campaigns/${campaignId}`, { version: 1, settings: { ...settings, mandatory: true } });
  // Of an older version: refused, and told to nobody.
  await send('PUT', `/campaigns/${campaignId}`, { version: 1, settings });
  await send('DELETE', `/campaigns/${campaignId}`, undefined);
  const told = { kind: 'event', event: { kind: 'campaign.changed', campaignId } };
  await expect.poll(() => anna.frames.slice(1)).toMatchObject([told, told, told, told]);
  await expect.poll(() => jan.frames.slice(1)).toMatchObject([told, told, told]);
  for (const { socket } of [anna, jan]) socket.close();
});

/** A call with a customer, as its user sees it. */
const talking = (callId: string, change: Partial<LiveView> = {}): LiveView => ({
  callId,
  direction: 'inbound',
  startedAt: Date.UTC(2026, 0, 1),
  answeredAt: Date.UTC(2026, 0, 1) + 5_000,
  activity: 'talking',
  holds: false,
  other: { number: '+48600100200', name: null, accountId: null },
  consulted: null,
  recording: { state: 'running' },
  ...change,
});

test("live calls come with the welcome, each change after it, and nobody is told of another's", async () => {
  const [annas, jans] = [await user('anna'), await user('jan')];
  const callId = newId();
  server.live.set(annas.id, [talking(callId)]);
  const anna = await connect({ kind: 'hello', accessToken: annas.accessToken, after: null });
  const jan = await connect({ kind: 'hello', accessToken: jans.accessToken, after: null });
  await expect.poll(() => [anna.frames.length, jan.frames.length]).toEqual([1, 1]);
  const call = {
    callId,
    direction: 'inbound',
    startedAt: '2026-01-01T00:00:00.000Z',
    answeredAt: '2026-01-01T00:00:05.000Z',
    activity: 'talking',
    holds: false,
    other: { number: '+48600100200', name: null },
    consulted: null,
    recording: { state: 'running' },
  };
  expect(anna.frames[0]).toMatchObject({ resumed: false, liveCalls: [call] });
  expect(jan.frames[0]).toMatchObject({ resumed: false, liveCalls: [] });

  const paused = { state: 'paused', endsAt: 120_000, lastsMs: 90_000 } as const;
  const held = talking(callId, { activity: 'held', holds: true, recording: paused, holdReminderMs: null });
  server.tellLive({ kind: 'changed', accountId: annas.id, view: held });
  server.tellLive({ kind: 'left', accountId: annas.id, callId });
  await expect.poll(() => anna.frames.length).toBe(3);
  const recording = { ...paused, endsAt: '1970-01-01T00:02:00.000Z' };
  const place = Object(anna.frames[0]).place;
  expect(anna.frames.slice(1)).toEqual([
    {
      kind: 'event',
      seq: place.seq + 1,
      event: {
        kind: 'live-call.changed',
        call: { ...call, activity: 'held', holds: true, recording, holdReminderMs: null },
      },
    },
    { kind: 'event', seq: place.seq + 2, event: { kind: 'live-call.left', callId } },
  ]);
  // What came for Jan came after all of Anna's: there was nothing of hers before it.
  server.tellLive({ kind: 'left', accountId: jans.id, callId });
  await expect.poll(() => jan.frames.length).toBe(2);

  // Who comes back gets what they missed, and no calls beside it: they would be newer than what follows.
  const back = await connect({ kind: 'hello', accessToken: annas.accessToken, after: place });
  await expect.poll(() => back.frames.length).toBe(3);
  expect(back.frames).toEqual([
    { kind: 'welcome', place: { ...place, seq: place.seq + 2 }, resumed: true },
    ...anna.frames.slice(1),
  ]);
  for (const { socket } of [anna, jan, back]) socket.close();
});

/** A call of the tenant that lasts, as telephony writes it down. */
async function callOf(accountId: string): Promise<string> {
  const tenant = await server.store.tenants.byDomain('demo.local');
  const other = { number: '+48600100200', name: null, accountId: null };
  const open = { startedAt: 0, endedAt: null, ringMs: 0, talkMs: 0, result: null, outcome: null };
  const causes = { endedBy: null, refusal: null, cause: null, trunkId: null, redirects: [], recording: null };
  const segment = { number: 1, accountId, direction: 'inbound', other, holdMs: 0, transferredFrom: null } as const;
  const id = newId();
  const parties = { direction: 'inbound', caller: other, callee: { ...other, number: '+48221000101' } } as const;
  const record = {
    id,
    tenantId: tenant?.id ?? '',
    answeredAt: null,
    ...parties,
    ...open,
    ...causes,
    segments: [{ ...segment, transferredTo: null, ...open }],
  };
  await server.store.calls.save({ record, state: null });
  return id;
}

test('what a CRM tells of a caller is seen by whose call it is, still there after a reload, and over with the call (F48)', async () => {
  const foreign = await secondTenant(server, 'card.test');
  const [annas, admin] = [await user('anna'), new Browser(server.url)];
  const callId = await callOf(annas.id);
  const { body } = await admin.send('POST', '/api/v1/api-keys', {
    token: await admin.token('admin'),
    body: { name: 'CRM', scopes: ['calls:describe'] },
  });
  const put = async (told: object) =>
    (await admin.send('POST', `/api/v1/calls/${callId}/context`, { token: String(body['secret']), body: told })).body;
  const view = talking(callId, { activity: 'ringing' });
  server.live.set(annas.id, [view]);
  const anna = await hello(annas.accessToken);
  await expect.poll(() => anna.frames.length).toBe(1);
  server.tellLive({ kind: 'begun', accountId: annas.id, view });
  const context = { title: 'Katarzyna', lines: [{ text: '<img src=x onerror=alert(1)>' }] };
  expect(await put(context)).toEqual({});
  await expect.poll(() => anna.frames.length).toBe(3);
  expect(anna.frames[1]).not.toHaveProperty('event.call.context');
  expect(anna.frames[2]).toMatchObject({ event: { kind: 'live-call.changed', call: { callId, context } } });
  const reloaded = await hello(annas.accessToken);
  await expect.poll(() => reloaded.frames.length).toBe(1);
  expect(reloaded.frames[0]).toMatchObject({ liveCalls: [{ callId, context }] });
  expect(await server.store.callContexts.all()).toEqual([{ callId, card: context }]);
  expect(await put({ ...context, link: { url: 'javascript:alert(1)' } })).toMatchObject({
    code: 'request/invalid',
    reasons: { 'link.url': 'wrong-format' },
  });
  expect((await foreign('POST', `/calls/${callId}/context`, context)).body).toMatchObject({
    code: 'request/not-found',
  });
  server.live.set(annas.id, []);
  server.endCall(callId, [annas.id]);
  await expect.poll(() => server.store.callContexts.all()).toEqual([]);
  for (const { socket } of [anna, reloaded]) socket.close();
});

test.each([
  ['a token nobody has', { kind: 'hello', accessToken: 'x'.repeat(40), after: null }, 4401],
  ['no hello', { kind: 'goodbye' }, 4400],
  ['no JSON', '{"kind":', 4400],
  ['a place that is none', { kind: 'hello', accessToken: 'x', after: { feed: 7 } }, 4400],
])('%s is sent away', async (_what, first, code) => {
  const { socket } = await connect(first);
  const [closed] = await once(socket, 'close');
  expect(closed).toBe(code);
});

async function refusal(url: string, headers: Record<string, string>): Promise<string> {
  const [error] = await once(new WebSocket(url, { headers }), 'error');
  return String(error);
}

test('a page of somebody else, and a path where nobody listens, are refused before they are heard', async () => {
  expect(await refusal(streamUrl, { origin: 'https://evil.example' })).toContain('403');
  expect(await refusal(`${streamUrl}/more`, {})).toContain('404');
});

test('signing out ends the stream', async () => {
  const browser = new Browser(server.url);
  const accessToken = await browser.token('anna');
  const { socket, frames } = await connect({ kind: 'hello', accessToken, after: null });
  await expect.poll(() => frames.length).toBe(1);
  const closed = once(socket, 'close');
  await browser.send('POST', '/api/v1/sessions/end', { token: accessToken, body: { app: 'phone' } });
  expect((await closed)[0]).toBe(4401);
});

test('whose access an administrator ends hears nothing more', async () => {
  const anna = await user('anna');
  const { socket, frames } = await connect({ kind: 'hello', accessToken: anna.accessToken, after: null });
  await expect.poll(() => frames.length).toBe(1);
  const closed = once(socket, 'close');
  const admin = await user('admin');
  const ended = await new Browser(server.url).send('POST', `/api/v1/accounts/${anna.id}/sessions/end`, {
    token: admin.accessToken,
    body: {},
  });
  expect([ended.status, (await closed)[0]]).toEqual([200, 4401]);
});
