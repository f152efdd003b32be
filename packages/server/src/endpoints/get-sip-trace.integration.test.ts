import type { CallRecord } from '@wpm/calls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { newId, PASSWORD, startTestServer, type TestServer } from '../server.fixture.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { ladderOf } from '../telephony/sip-trace/ladder.ts';
import { packLadder } from '../telephony/sip-trace/packed-ladder.ts';
import { sampleEntry } from '../telephony/sip-trace/sample-entries.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A call in the report of the tenant, and in the trace. */
async function tracedCall(domain: string): Promise<string> {
  const id = newId();
  const tenant = await server.store.tenants.byDomain(domain);
  const party = { number: '+48600100200', name: null, accountId: null };
  const record: CallRecord = {
    id,
    tenantId: tenant?.id ?? '',
    direction: 'inbound',
    caller: party,
    callee: party,
    startedAt: Date.now(),
    answeredAt: null,
    endedAt: Date.now(),
    ringMs: 0,
    talkMs: 0,
    result: 'busy',
    outcome: 'failed',
    endedBy: 'platform',
    refusal: 'call/busy',
    cause: null,
    trunkId: null,
    redirects: [],
    segments: [],
    recording: null,
  };
  await server.store.calls.close(record);
  const start = 'INVITE sip:102@x SIP/2.0\r\nAuthorization: Digest response="secret"';
  server.trace.record(sampleEntry({ start, sipCallId: `leg of ${id}` }));
  const refusal = { start: 'SIP/2.0 486 Busy Here', sipCallId: `leg of ${id}`, callId: id };
  server.trace.record(sampleEntry({ direction: 'out', ...refusal }));
  return id;
}

async function look(login: string, callId: string) {
  const browser = new Browser(server.url);
  return browser.send('GET', `/api/v1/calls/${callId}/sip-trace`, { token: await browser.token(login) });
}

async function secondTenant(): Promise<string> {
  const id = newId();
  await server.store.setUp(async ({ tenants, accounts }) => {
    await tenants.create({ id, domain: 'other.local', name: 'Other', defaultCountryCode: '48' });
    await accounts.create({
      id: newId(),
      tenantId: id,
      login: 'admin',
      displayName: 'Other',
      passwordHash: await hashPassword(PASSWORD),
      roles: ['administrator'],
      kind: null,
      extension: null,
      directNumber: null,
      webphoneSeat: false,
      mayHearOwnRecordings: false,
    });
  });
  return 'other.local';
}

test('administrators and supervisors see the SIP of a call, without its secrets', async () => {
  const callId = await tracedCall('demo.local');
  for (const login of ['admin', 'supervisor']) {
    const { status, body } = await look(login, callId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      participants: ['192.0.2.10:5060 udp', 'platform'],
      messages: [{ summary: 'INVITE 102' }, { summary: '486 Busy Here (INVITE)' }],
    });
    expect(JSON.stringify(body)).not.toContain('secret');
  }
});

test('nobody else does', async () => {
  const callId = await tracedCall('demo.local');
  expect(await look('anna', callId)).toMatchObject({ status: 403, body: { code: 'session/not-allowed' } });
  const nobody = await new Browser(server.url).send('GET', `/api/v1/calls/${callId}/sip-trace`);
  expect(nobody.status).toBe(401);
});

test("another tenant's call is answered like one that does not exist, and the other tenant sees it", async () => {
  const domain = await secondTenant();
  const theirs = await tracedCall(domain);
  const [foreign, missing] = [await look('admin', theirs), await look('admin', newId())];
  expect(foreign).toMatchObject({ status: 404, body: { code: 'request/not-found' } });
  expect(missing.body).toEqual(foreign.body);
  const other = new Browser(server.url);
  const { body } = await other.signIn('admin', { domain });
  const own = await other.send('GET', `/api/v1/calls/${theirs}/sip-trace`, { token: String(body['accessToken']) });
  expect(own.status).toBe(200);
});

test('a call nothing is kept of any more has an empty ladder', async () => {
  const callId = await tracedCall('demo.local');
  server.trace.ended(callId);
  for (let n = 0; n < 4_000; n++)
    server.trace.record(sampleEntry({ start: 'INVITE sip:x SIP/2.0', sipCallId: `${n}` }));
  const { status, body } = await look('admin', callId);
  expect([status, body]).toEqual([200, { participants: [], messages: [], forgotten: 0 }]);
});

/** The call's ladder is written, as it is some seconds after its end. */
async function keptCall(): Promise<string> {
  const callId = await tracedCall('demo.local');
  const tenantId = (await server.store.tenants.byDomain('demo.local'))?.id ?? '';
  const packed = await packLadder(ladderOf(server.trace.ofCall(callId)));
  await server.store.sipLadders.keep([{ callId, tenantId, at: new Date(), sipCallIds: [], packed }]);
  return callId;
}

test('what was kept when the call was over is there when memory has forgotten it', async () => {
  const callId = await keptCall();
  server.trace.forget(callId);
  const { status, body } = await look('supervisor', callId);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    participants: ['192.0.2.10:5060 udp', 'platform'],
    messages: [{ summary: 'INVITE 102' }, { summary: '486 Busy Here (INVITE)' }],
  });
  expect(JSON.stringify(body)).not.toContain('secret');
});

test('who erases a number erases the SIP of its calls, kept or in memory, though nothing was recorded', async () => {
  const [kept, inMemory] = [await keptCall(), await tracedCall('demo.local')];
  const admin = await sender(server, 'admin');
  const asked = { number: '600 100 200', reason: 'Asked by letter' };
  const preview = await admin('POST', '/recording-erasures/preview', { number: asked.number });
  const { ladders } = preview.body;
  expect([preview.body['recordings'], ladders]).toEqual([0, 2]);
  const { status, body } = await admin('POST', '/recording-erasures', asked);
  expect([status, body]).toMatchObject([200, { erasure: { recordings: 0, ladders }, erased: [] }]);
  for (const callId of [kept, inMemory]) expect((await look('admin', callId)).body).toMatchObject({ messages: [] });
  expect((await admin('POST', '/recording-erasures', asked)).body).toMatchObject({ code: 'recording/none-of-number' });
});

test('each look is counted, with what came of it', async () => {
  const { body } = await new Browser(server.url).send('GET', '/metrics');
  expect(body['text']).toMatch(/wpm_sip_traces_read_total\{result="ok"\} 7/);
  expect(body['text']).toMatch(/wpm_sip_traces_read_total\{result="request\/not-found"\} 2/);
});
