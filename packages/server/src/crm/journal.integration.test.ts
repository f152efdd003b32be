import type { CrmJournal } from '@wpm/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Send, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { talkOf } from '../classification/classification.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { type AskedOfCrm, connectorTo, type CrmStub, journalTo, type Manner, openCrmStub } from './crm.fixture.ts';

let server: TestServer;
let crm: CrmStub;
let admin: Send;
let phone: Send;
let anna: { readonly id: string; readonly tenantId: string };

const POLL = { timeout: 10_000 };

beforeAll(async () => {
  server = await startTestServer({ WPM_WEBHOOK_HOSTS: '127.0.0.1', WPM_URL: 'https://phone.example' });
  crm = await openCrmStub();
  admin = await sender(server, 'admin');
  phone = await sender(server, 'anna');
  const token = await new Browser(server.url).token('anna');
  const { body } = await new Browser(server.url).send('GET', '/api/v1/me', { token });
  const id = String(body['id']);
  anna = { id, tenantId: (await server.store.accounts.byId(id))?.tenantId ?? '' };
});
afterAll(async () => {
  await server.stop();
  await crm[Symbol.asyncDispose]();
});
beforeEach(() => {
  crm.asked.length = 0;
});

/** It knows one customer, and makes activities by this manner. */
const knowing =
  (writes: (one: AskedOfCrm) => Manner) =>
  (one: AskedOfCrm): Manner =>
    one.method === 'GET' ? { body: '{"people":[{"id":7,"first":"Ewa","last":"Nowak"}]}' } : writes(one);
const taking = knowing(() => ({ status: 201, body: '{"id":31}' }));

/** A connector that is there for a test, with its journal. */
async function connected(more: Partial<CrmJournal> = {}) {
  const settings = { ...connectorTo(crm.url), journal: journalTo(crm.url, more) };
  const made = await admin('POST', '/crm-connectors', { settings, secrets: { token: 'crm-s3cret' } });
  expect(made.status).toBe(200);
  const at = `/crm-connectors/${String(made.body['id'])}`;
  return {
    at,
    entry: async () => Object(Array.from(Object((await admin('GET', `${at}/journal`)).body['items']))[0]),
    [Symbol.asyncDispose]: async () => void (await admin('DELETE', at)),
  };
}

/** What the CRM was told, without who the customer is. */
const told = () =>
  crm.asked
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, body }) => ({ method, url, ...Object(JSON.parse(body)) }));

test('a call is written when its wrap-up is over, and what is said of it later changes the same activity', async () => {
  crm.behave(taking);
  await using connector = await connected({ waitS: 3_600 });
  const { body } = await admin('POST', '/classifiers', { settings: { names: { pl: 'Umówiono' }, kind: 'success' } });
  const call = talkOf(anna);
  await server.store.calls.close(call);
  expect(await connector.entry()).toMatchObject({
    callId: call.id,
    number: '+48600100200',
    state: 'waiting',
    tries: 0,
  });
  await server.occupy(anna.id, 'in-call');
  const wraps = { callId: call.id, part: 1, classifierRequired: false };
  await server.occupy(anna.id, 'nothing', { kind: 'wrap-up', forMs: null, wraps });
  const say = (note: string) => phone('PUT', `/me/calls/${call.id}/classification`, { classifierId: body['id'], note });
  await say('"first"');
  expect(told()).toEqual([]);
  await phone('POST', '/me/status/end-wrap-up', {});
  await expect.poll(told, POLL).toMatchObject([
    {
      method: 'POST',
      url: '/people/activities',
      call: call.id,
      of: '7',
      way: 'IN',
      said: 'Umówiono',
      note: '"first"',
      seconds: 0,
      recording: '',
    },
  ]);
  expect(crm.asked.at(-1)?.headers.authorization).toBe('Bearer crm-s3cret');
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'written', activityId: '31', lastError: null });
  await say('second');
  await expect.poll(told, POLL).toHaveLength(2);
  expect(told()[1]).toMatchObject({ method: 'PUT', url: '/people/activities/31', note: 'second' });
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'written' });
  await say('second');
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'written' });
  expect(told()).toHaveLength(2);
});

test('a recorded call leads to a page that asks who one is; nothing is written of those nobody answered, or of another tenant', async () => {
  crm.behave(taking);
  await using connector = await connected();
  const [recordingId, call] = ['0192f7a0-0000-7000-8000-0000000000f1', talkOf(anna)];
  const recording = {
    id: recordingId,
    file: 'x.wav',
    startedAt: call.startedAt,
    durationMs: 1,
    bytes: 1,
    completeness: 1,
  };
  await server.store.calls.close({
    ...talkOf(anna),
    answeredAt: null,
    outcome: 'missed',
    result: 'no-answer',
    segments: [],
  });
  await server.store.calls.close({ ...call, recording });
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'written' });
  expect(told()).toMatchObject([{ recording: `https://phone.example/console/reports/calls/${call.id}` }]);
  expect((await admin('GET', `${connector.at}/journal?state=dead`)).body['items']).toEqual([]);
});

test('what a CRM refuses is tried again, or given up with its words until somebody asks for it by hand', async () => {
  crm.behave(knowing(() => ({ status: 503, body: 'later' })));
  await using connector = await connected();
  await server.store.calls.close(talkOf(anna));
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'waiting', tries: 1, lastStatus: 503 });
  crm.behave(knowing(() => ({ status: 422, body: '{"error":"no field hs_x"}' })));
  server.advance(60_000);
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'dead', lastStatus: 422, nextAt: null });
  const { id, lastError } = await connector.entry();
  expect(lastError).toContain('no field hs_x');
  crm.behave(taking);
  expect((await admin('POST', `${connector.at}/journal/${id}/retry`)).status).toBe(200);
  await expect.poll(connector.entry, POLL).toMatchObject({ state: 'written', activityId: '31' });
  const audited = await admin('GET', '/audit-log?limit=5');
  expect(JSON.stringify(audited.body)).toContain('crm-journal.retry');
});

test('a CRM that takes a call and dies over its answer is not told of it twice', async () => {
  crm.behave(knowing(() => 'die'));
  await using connector = await connected();
  await server.store.calls.close(talkOf(anna));
  // What came of the try as well: it counts from when it begins.
  await expect
    .poll(connector.entry, POLL)
    .toMatchObject({ state: 'waiting', tries: 1, lastStatus: null, lastError: expect.any(String) });
  crm.behave(taking);
  server.advance(60_000);
  await expect
    .poll(connector.entry, POLL)
    .toMatchObject({ state: 'dead', lastError: expect.stringContaining('nobody') });
  expect(told()).toHaveLength(1);
});

test('a sample is written by settings that are not saved, and says each step; a private address is refused', async () => {
  crm.behave(taking);
  const settings = { ...connectorTo(crm.url), journal: journalTo(crm.url) };
  const wanted = { settings, secrets: { token: 'crm-s3cret' }, number: '600 100 200' };
  const tried = await admin('POST', '/crm-connectors/try-journal', wanted);
  expect(tried.body).toMatchObject({
    outcome: 'written',
    personId: '7',
    activityId: '31',
    steps: [
      { kind: 'find', status: 200, error: null },
      { kind: 'create', status: 201, error: null, answer: '{"id":31}' },
    ],
  });
  expect(JSON.stringify(tried.body)).not.toContain('s3cret');
  const journal = journalTo('http://10.0.0.1/crm');
  const inside = await admin('POST', '/crm-connectors/try-journal', { ...wanted, settings: { ...settings, journal } });
  expect(inside.body['code']).toBe('webhook/address-refused');
  const { journal: _, ...without } = settings;
  const none = await admin('POST', '/crm-connectors/try-journal', { ...wanted, settings: without });
  expect(none.body).toMatchObject({ code: 'request/invalid', reasons: { 'settings.journal': 'required' } });
});
