import type { SegmentRecord } from '@wpm/calls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, secondTenant, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { missACall, missInCampaign } from '../missed/missed-calls.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { deliveryLog, isSignedWith, itemsOf, openReceiver, type Receiver, webhookIdOf } from './webhooks.fixture.ts';

let server: TestServer;
let receiver: Receiver;
let admin: Send;
/** Where the wall clock was moved to. */
let ahead = 0;

beforeAll(async () => {
  server = await startTestServer({ WPM_WEBHOOK_HOSTS: '127.0.0.1' });
  receiver = await openReceiver();
  admin = await sender(server, 'admin');
});
afterAll(async () => {
  await server.stop();
  await receiver[Symbol.asyncDispose]();
});

const EVENTS = ['call.created', 'call.answered', 'call.ended', 'missed.created', 'missed.resolved', 'contact.changed'];

const SHORT = { direction: 'inbound', startedAt: Date.now(), ringMs: 100, talkMs: 0 } as const;

async function subscribe(path: string, events: readonly string[] = EVENTS) {
  const url = `http://127.0.0.1:${receiver.port}${path}`;
  const made = await admin('POST', '/webhooks', { name: path, url, events });
  return { id: webhookIdOf(made), secret: String(made.body['secret']) };
}

const { deliveriesOf, untilLogged, untilTried } = deliveryLog(() => admin);

function pass(ms: number): void {
  ahead += ms;
  server.advance(ms);
}

test('what happens is told, signed, in the order of the call, and again until it is taken, with the same id', async () => {
  const { id, secret } = await subscribe('/crm');
  receiver.answerWith(500);
  const call = await missACall(server, '+48600100311');
  await receiver.until(2);
  const [refused, missed] = receiver.received;
  expect([refused?.event, missed?.event]).toEqual(['call.created', 'missed.created']);
  expect(missed?.data).toMatchObject({
    number: '+48600100311',
    campaign: null,
    reason: 'not-answered',
    short: false,
    attempts: 1,
    settledAt: null,
  });
  await Promise.all([untilLogged(id, '?state=delivered', 1), untilTried(id)]);
  expect(await deliveriesOf(id, '?state=waiting')).toMatchObject([
    { event: 'call.ended', tries: 0, lastStatus: null },
    { event: 'call.created', tries: 1, lastStatus: 500, lastError: 'answered 500' },
  ]);
  pass(10_000);
  await receiver.until(4);
  const [, , again, ended] = receiver.received;
  expect(again).toMatchObject({
    event: 'call.created',
    id: refused?.id,
    data: { callId: call.id, direction: 'inbound' },
  });
  expect(ended).toMatchObject({
    event: 'call.ended',
    data: { callId: call.id, outcome: 'missed', result: 'no-answer', ringMs: 20_000, talkMs: 0, recordingId: null },
  });
  for (const one of receiver.received) {
    expect(one.headers['webhook-id']).toBe(one.id);
    expect(isSignedWith(secret, one, new Date(Date.now() + ahead))).toBe(true);
    expect(isSignedWith('whsec_AAAA', one, new Date(Date.now() + ahead))).toBe(false);
  }
  expect(await untilLogged(id, '?state=delivered', 3)).toHaveLength(3);
  await admin('DELETE', `/webhooks/${id}`);
});

test('what happens in a call is told as it happens: offered, held, taken back, handed on', async () => {
  const { id } = await subscribe('/live', ['call.offered', 'call.held', 'call.transferred']);
  const before = receiver.received.length;
  const missed = await missACall(server, '+48600100312');
  const { accountId } = missed.callee;
  if (accountId === null) throw new Error('the call is to a user');
  const undecided = { endedAt: null, result: null, outcome: null, endedBy: null };
  const rings = { holdMs: 0, transferredFrom: null, transferredTo: null, ...undecided };
  const part: SegmentRecord = { ...rings, ...SHORT, number: 1, accountId, other: missed.caller };
  const callId = newId();
  const save = (segment: SegmentRecord) =>
    server.store.calls.save({ record: { ...missed, ...undecided, id: callId, segments: [segment] }, state: {} });
  await save(part);
  await save({ ...part, heldSince: Date.now() });
  await save({ ...part, heldSince: Date.now(), holdMs: 500 });
  await save({ ...part, holdMs: 900 });
  await save({ ...part, holdMs: 900, transferredTo: { number: '102', name: 'Jan', accountId: null } });
  await receiver.until(before + 4);
  const told = receiver.received.slice(before).map(({ event, data }) => ({ event, ...data }));
  const common = { callId, user: { accountId, login: 'anna' }, other: { number: '+48600100312', name: 'Ewa' } };
  expect(told).toMatchObject([
    { event: 'call.offered', ...common },
    { event: 'call.held', ...common, held: true },
    { event: 'call.held', ...common, held: false, holdMs: 900 },
    { event: 'call.transferred', ...common, to: { number: '102', name: 'Jan' } },
  ]);
  await admin('DELETE', `/webhooks/${id}`);
});

test('whatever is told of a campaign and its calls names it, by id and name', async () => {
  const { id } = await subscribe('/campaign', [...EVENTS, 'call.offered']);
  const before = receiver.received.length;
  const made = await admin('POST', '/campaigns', { settings: { name: 'Sales', direction: 'inbound' } });
  const campaign = { id: String(made.body['id']), name: 'Sales' };
  await missInCampaign(server, await missACall(server, '+48600100313'), campaign);
  await receiver.until(before + 7);
  const told = receiver.received.slice(before).map(({ event, data }) => [event, data['campaign']]);
  const direct = ['call.created', 'missed.created', 'call.ended'].map((event) => [event, null]);
  const ofCampaign = ['call.created', 'call.offered', 'missed.created', 'call.ended'].map((event) => [event, campaign]);
  expect(told).toHaveLength(7);
  expect(told).toEqual(expect.arrayContaining([...direct, ...ofCampaign]));
  await admin('DELETE', `/webhooks/${id}`);
});

test("an agent's status is told when it changes", async () => {
  const { id } = await subscribe('/status', ['agent.status']);
  const before = receiver.received.length;
  const jan = String(Object((await new Browser(server.url).signIn('jan')).body['account'])['id']);
  await server.occupy(jan, 'in-call');
  await server.occupy(jan, 'in-call');
  await server.occupy(jan, 'nothing');
  await receiver.until(before + 3);
  expect(receiver.received.slice(before).map(({ data }) => data)).toMatchObject([
    { user: { login: 'jan' }, chosen: 'ready', chosenBy: 'platform', break: null, since: expect.any(String) },
    { user: { login: 'jan' }, chosen: 'ready', activity: 'in-call' },
    { user: { login: 'jan' }, chosen: 'ready', activity: 'idle' },
  ]);
  await admin('DELETE', `/webhooks/${id}`);
});

test('a webhook that is not enabled hears nothing, and what waits is sent when it is again, to where it then is', async () => {
  const { id } = await subscribe('/old', ['contact.changed']);
  const before = receiver.received.length;
  const url = `http://127.0.0.1:${receiver.port}/new`;
  const change = (settings: object) =>
    admin('PUT', `/webhooks/${id}`, { name: 'new', url, events: ['contact.changed'], ...settings });
  receiver.answerWith(500);
  await admin('POST', '/contacts', { card: { lastName: 'Before' } });
  await receiver.until(before + 1);
  await untilTried(id);
  expect((await change({ enabled: false })).body).toMatchObject({ name: 'new', url, enabled: false });
  pass(60_000);
  await admin('POST', '/contacts', { card: { lastName: 'Meanwhile' } });
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'waiting', tries: 1 }]);
  await change({ enabled: true });
  await receiver.until(before + 2);
  expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/old', '/new']);
  expect((await change({ enabled: true, url: 'http://10.0.0.1/' })).body).toMatchObject({
    code: 'webhook/address-refused',
  });
  await admin('DELETE', `/webhooks/${id}`);
});

test('whatever a receiver does wrong, nothing is lost: it is written down and sent again with its id; and nothing goes elsewhere', async () => {
  const wrong = [
    ['/fails', 503, 'answered 503'],
    ['/redirects', 302, 'answered 302'],
    ['/garbage', 'garbage', 'Parse Error'],
  ] as const;
  const before = receiver.received.length;
  const hooks: { readonly id: string; readonly path: string }[] = [];
  for (const [path, answer] of wrong) {
    receiver.firstAt.set(path, answer);
    hooks.push({ path, id: (await subscribe(path, ['contact.changed'])).id });
  }
  await admin('POST', '/contacts', { card: { lastName: 'Wrong' } });
  for (const [n, [, , error]] of wrong.entries()) {
    const [tried] = await untilTried(hooks[n]?.id ?? '');
    expect(tried).toMatchObject({ state: 'waiting', tries: 1, lastError: expect.stringMatching(error) });
  }
  pass(10_000);
  for (const { id } of hooks) expect(await untilLogged(id, '?state=delivered', 1)).toMatchObject([{ tries: 2 }]);
  const told = receiver.received.slice(before);
  for (const { path } of hooks) {
    const ids = told.filter((one) => one.path === path).map(({ id }) => id);
    expect([ids.length, new Set(ids).size], path).toEqual([2, 1]);
  }
  expect(told.map(({ path }) => path)).not.toContain('/elsewhere');
  for (const { id } of hooks) await admin('DELETE', `/webhooks/${id}`);
});

test('what nobody takes for a day is given up, kept, and may be replayed; a receiver that hangs holds up no other', async () => {
  const dead = await subscribe('/dead', ['contact.changed']);
  receiver.answerWith(302);
  const before = receiver.received.length;
  await admin('POST', '/contacts', { card: { lastName: 'Dead' } });
  await receiver.until(before + 1);
  await untilTried(dead.id);
  receiver.answerWith(503);
  pass(25 * 3_600_000);
  admin = await sender(server, 'admin');
  const [letter] = await untilLogged(dead.id, '?state=dead', 1);
  expect(letter).toMatchObject({ tries: 2, lastStatus: 503, nextAt: null });
  expect(receiver.received.map(({ path }) => path)).not.toContain('/elsewhere');

  receiver.answerWith('hang');
  expect((await admin('POST', `/webhooks/${dead.id}/deliveries/${String(letter?.['id'])}/replay`)).status).toBe(200);
  await receiver.until(before + 3);
  const alive = await subscribe('/alive', ['contact.changed']);
  await admin('POST', '/contacts', { card: { lastName: 'Alive' } });
  const told = await untilLogged(alive.id, '?state=delivered', 1);
  expect(told).toMatchObject([{ event: 'contact.changed', lastStatus: 204, tries: 1 }]);
  for (const { id } of [dead, alive]) await admin('DELETE', `/webhooks/${id}`);
});

test('events of many calls go many at once, those of one call in order, though another receiver hangs all the while', async () => {
  receiver.hanging.add('/hung');
  const hung = await subscribe('/hung', ['call.created', 'call.ended']);
  const quick = await subscribe('/quick', ['call.created', 'call.ended']);
  const before = receiver.received.length;
  const missed = await Promise.all(Array.from({ length: 40 }, (_, n) => missACall(server, `+486001004${n + 10}`)));
  await untilLogged(quick.id, '?state=delivered&limit=100', 80);
  const told = receiver.received.slice(before).filter(({ path }) => path === '/quick');
  expect(told).toHaveLength(80);
  for (const { id } of missed)
    expect(told.filter(({ data }) => Object(data)['callId'] === id).map(({ event }) => event)).toEqual([
      'call.created',
      'call.ended',
    ]);
  // It hangs on a few; the rest waits, and is not lost.
  expect((await deliveriesOf(hung.id, '?state=waiting&limit=100')).length).toBe(80);
  expect(receiver.received.slice(before).filter(({ path }) => path === '/hung').length).toBeLessThanOrEqual(4);
  for (const { id } of [hung, quick]) await admin('DELETE', `/webhooks/${id}`);
});

test('nothing is sent to a private address, whether it stands in the URL or a name leads there', async () => {
  const before = receiver.received.length;
  const make = (url: string) => admin('POST', '/webhooks', { name: 'x', url, events: ['call.ended'] });
  for (const host of ['127.0.0.2', '[::1]', '10.0.0.1', '169.254.169.254', '2130706434', '[::ffff:127.0.0.1]'])
    expect((await make(`http://${host}:${receiver.port}/`)).body).toMatchObject({ code: 'webhook/address-refused' });
  for (const url of ['ftp://example.com/', 'file:///etc/passwd', 'https://user:secret@example.com/', 'x'])
    expect((await make(url)).body).toMatchObject({ code: 'request/invalid' });
  const named = await make(`http://localhost:${receiver.port}/`);
  expect((await admin('POST', `/webhooks/${webhookIdOf(named)}/test`)).body).toEqual({
    delivered: false,
    status: null,
    error: 'private address',
  });
  expect(receiver.received).toHaveLength(before);
  const allowed = await subscribe('/test');
  expect((await admin('POST', `/webhooks/${allowed.id}/test`)).body).toMatchObject({ delivered: true, status: 204 });
  expect(receiver.received.at(-1)).toMatchObject({ event: 'webhook.test', path: '/test' });
});

test('a secret is renewed: both sign for as long as asked, then the new one alone; what was older ends at once', async () => {
  const { id, secret: first } = await subscribe('/renewed', ['contact.changed']);
  const renew = async (overlapHours: number) =>
    String((await admin('POST', `/webhooks/${id}/secret`, { overlapHours })).body['secret']);
  const signedBy = async (...secrets: readonly string[]) => {
    expect((await admin('POST', `/webhooks/${id}/test`)).body).toMatchObject({ delivered: true });
    const last = receiver.received.at(-1);
    return secrets.map((secret) => last && isSignedWith(secret, last, new Date(Date.now() + ahead)));
  };
  const second = await renew(2);
  expect(await signedBy(first, second)).toEqual([true, true]);
  const third = await renew(2);
  expect(await signedBy(first, second, third)).toEqual([false, true, true]);
  pass(2 * 3_600_000 + 1);
  admin = await sender(server, 'admin');
  expect(await signedBy(second, third)).toEqual([false, true]);
  const fourth = await renew(0);
  expect(await signedBy(third, fourth)).toEqual([false, true]);
  expect((await admin('POST', `/webhooks/${id}/secret`, { overlapHours: 169 })).body).toMatchObject({
    reasons: { overlapHours: 'too-large' },
  });
  await admin('DELETE', `/webhooks/${id}`);
});

test("another tenant sees and hears nothing of a tenant's webhooks", async () => {
  const own = await subscribe('/own', ['contact.changed']);
  const before = receiver.received.length;
  const other = await secondTenant(server, 'other.test');
  expect(itemsOf(await other('GET', '/webhooks'))).toEqual([]);
  for (const [method, path] of [
    ['GET', 'deliveries'],
    ['POST', 'test'],
    ['POST', 'secret'],
    ['DELETE', ''],
  ] as const)
    expect((await other(method, `/webhooks/${own.id}/${path}`.replace(/\/$/, ''))).status).toBe(404);
  expect(receiver.received).toHaveLength(before);
});
