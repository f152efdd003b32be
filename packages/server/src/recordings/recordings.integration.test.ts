import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallRecord } from '@wpm/calls';
import { ENDPOINTS } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, type Reply, sessionAnswers } from '../browser.fixture.ts';
import { RECORDED_CALL, UNRECORDED_CALL, newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { interfaceAnswers } from '../api-keys/api-keys.fixture.ts';
import { pushAnswers } from '../push/push.fixture.ts';
import { webhookAnswers } from '../webhooks/webhooks.fixture.ts';
import { exportAnswers } from '../endpoints/exports/exports.fixture.ts';
import { recordingAnswers } from '../endpoints/recordings/recordings.fixture.ts';
import { reportAnswers } from '../endpoints/reports/reports.fixture.ts';
import { accountAnswers } from '../administration/accounts.fixture.ts';
import { directoryAnswers, sender } from '../administration/directory.fixture.ts';
import { commandAnswers, forwardingAnswers, statusAnswers, supervisionAnswers } from '../commands.fixture.ts';
import { classifierAnswers } from '../classification/classification.fixture.ts';
import { contactAnswers } from '../endpoints/contacts/contacts.fixture.ts';
import { missedAnswers } from '../missed/missed-calls.fixture.ts';
import { upload } from '../sounds/sounds.fixture.ts';
import { stationAnswers } from '../stations/stations.fixture.ts';
import { trunkAnswers } from '../trunks.fixture.ts';
import { recordingsFolder } from '../settings.ts';

let server: TestServer;
let anna: Browser;
let annaToken: string;
let jan: Browser;
let janToken: string;
let call: CallRecord;

const AUDIO = Buffer.from(Array.from({ length: 1_000 }, (_, n) => n % 256));

beforeAll(async () => {
  server = await startTestServer({ WPM_PUSH_HOSTS: '127.0.0.1' });
  [anna, jan] = [new Browser(server.url), new Browser(server.url)];
  [annaToken, janToken] = [await anna.token('anna'), await jan.token('jan')];
  mkdirSync(path.join(recordingsFolder(server.settings), 'sub'));
  writeFileSync(path.join(recordingsFolder(server.settings), 'sub', 'a.wav'), AUDIO);
  writeFileSync(path.join(recordingsFolder(server.settings), 'sub', 'a.peaks'), AUDIO.subarray(0, 20));
  call = await recordedCall('sub/a.wav');
});
afterAll(() => server.stop());

async function recordedCall(file: string | null, isClosed = true): Promise<CallRecord> {
  const me = (await anna.send('GET', '/api/v1/me', { token: annaToken })).body;
  const tenant = await server.store.tenants.byDomain('demo.local');
  const startedAt = Date.now();
  const other = { number: '+48600100200', name: null, accountId: null };
  const outcome = isClosed ? ({ result: 'answered', outcome: 'answered' } as const) : { result: null, outcome: null };
  const common = { startedAt, endedAt: isClosed ? startedAt + 1 : null, ringMs: 1, talkMs: 2, ...outcome };
  const record: CallRecord = {
    id: newId(),
    tenantId: tenant?.id ?? '',
    direction: 'inbound',
    caller: other,
    callee: { number: '+48221000101', name: 'Anna Nowak', accountId: String(me['id']) },
    answeredAt: startedAt,
    endedBy: isClosed ? 'caller' : null,
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    ...common,
    segments: [{ number: 1, accountId: String(me['id']), direction: 'inbound', other, ...NOT_HANDED_ON, ...common }],
    recording: { id: newId(), file, startedAt, durationMs: 125, bytes: 1_000, completeness: 1 },
  };
  if (isClosed) await server.store.calls.close(record);
  else await server.store.calls.save({ record, state: null });
  return record;
}

function link(browser: Browser, token: string, recordingId: string, body: object = {}): Promise<Reply> {
  return browser.send('POST', `/api/v1/recordings/${recordingId}/link`, { token, body });
}

const NOT_HANDED_ON = { holdMs: 0, transferredFrom: null, transferredTo: null } as const;

async function urlOf(record: CallRecord, body: object = {}): Promise<string> {
  return String((await link(anna, annaToken, record.recording?.id ?? '', body)).body['url']);
}

function hear(browser: Browser, url: string, headers: Record<string, string> = {}): Promise<Response> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${server.url}${url}`, { headers: { cookie, ...headers } });
}

test('who took part hears the recording, whole', async () => {
  const response = await hear(anna, await urlOf(call));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(response.headers.get('accept-ranges')).toBe('bytes');
  expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="recording-[0-9a-f-]+\.wav"$/);
  expect(Buffer.from(await response.arrayBuffer()).equals(AUDIO)).toBe(true);
});

test('a part is heard by its range, and by HEAD only what there is to hear', async () => {
  const url = await urlOf(call);
  const part = await hear(anna, url, { range: 'bytes=100-199' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000']);
  expect(Buffer.from(await part.arrayBuffer()).equals(AUDIO.subarray(100, 200))).toBe(true);
  const beyond = await hear(anna, url, { range: 'bytes=1000-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  const etag = part.headers.get('etag') ?? '';
  expect((await hear(anna, url, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
  expect((await hear(anna, url, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
  const cookie = [...anna.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const head = await fetch(`${server.url}${url}`, { method: 'HEAD', headers: { cookie } });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
});

test('a download says so', async () => {
  const response = await hear(anna, await urlOf(call, { purpose: 'download' }));
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
  await response.arrayBuffer();
});

test('the token of the session does in place of its cookie', async () => {
  const headers = { authorization: `Bearer ${annaToken}` };
  expect((await fetch(`${server.url}${await urlOf(call)}`, { headers })).status).toBe(200);
});

test('a link in other hands leads nowhere: of a colleague, of an administrator, of nobody', async () => {
  const url = await urlOf(call);
  const admin = new Browser(server.url);
  const adminToken = await admin.token('admin');
  expect((await hear(jan, url, { authorization: `Bearer ${janToken}` })).status).toBe(404);
  expect((await hear(admin, url, { authorization: `Bearer ${adminToken}` })).status).toBe(404);
  expect((await fetch(`${server.url}${url}`)).status).toBe(404);
});

test('a recording one may not hear is answered like one that does not exist', async () => {
  const foreign = await link(jan, janToken, call.recording?.id ?? '');
  const missing = await link(jan, janToken, newId());
  expect(foreign).toMatchObject({ status: 404, body: { code: 'request/not-found' } });
  expect(missing.body).toEqual(foreign.body);
});

test('the administrator hears every recording of the tenant', async () => {
  const admin = new Browser(server.url);
  const { body } = await link(admin, await admin.token('admin'), call.recording?.id ?? '');
  expect((await hear(admin, String(body['url']))).status).toBe(200);
});

test('a link dies with its time, with its session, and with the right', async () => {
  const visitor = new Browser(server.url);
  const token = await visitor.token('anna');
  const own = String((await link(visitor, token, call.recording?.id ?? '')).body['url']);
  expect((await hear(visitor, own)).status).toBe(200);
  const { id } = (await visitor.send('GET', '/api/v1/me', { token })).body;
  await server.store.accounts.setDisabled(String(id), true);
  expect((await hear(visitor, own)).status).toBe(404);
  await server.store.accounts.setDisabled(String(id), false);
  expect((await hear(visitor, own)).status).toBe(200);
  const cookies = new Map(visitor.cookies);
  await visitor.send('POST', '/api/v1/sessions/end', { body: { app: 'phone' } });
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  expect((await hear(visitor, own)).status).toBe(404);
  const url = await urlOf(call);
  server.advance(5 * 60_000 + 1);
  expect((await hear(anna, url)).status).toBe(404);
});

test('while the call runs its recording is not ready', async () => {
  const live = await recordedCall(null, false);
  expect(await link(anna, annaToken, live.recording?.id ?? '')).toMatchObject({
    status: 409,
    body: { code: 'recording/not-ready' },
  });
});

test.each(['../postgres.log', '/etc/passwd', 'sub/../../keys/recording-links.key', 'link.wav', 'sub', 'missing.wav'])(
  'a file that is none of the recordings is not handed out, though the database named it: %s',
  async (file) => {
    const root = recordingsFolder(server.settings);
    if (file === 'link.wav') symlinkSync('/etc/passwd', path.join(root, file));
    const url = await urlOf(await recordedCall(file));
    expect((await hear(anna, url)).status).toBe(404);
  },
);

test.each(['..%2f..%2fetc%2fpasswd', 'x', '%00', "1'%20OR%201=1"])(
  'an id that is none finds nothing: %s',
  async (id) => {
    expect((await hear(anna, `/api/v1/recordings/${id}/audio?ticket=x.y`)).status).toBe(404);
  },
);

const turn = (action: 'pause' | 'resume', token: string, callId = RECORDED_CALL): Promise<Reply> =>
  anna.send('POST', `/api/v1/calls/${callId}/${action}-recording`, { token });

test('a pause says when it ends; a call one is not in is answered like none; the console pauses nothing', async () => {
  const fresh = new Browser(server.url);
  const token = await fresh.token('anna');
  expect((await turn('pause', token)).body).toEqual({ endsAt: '2026-01-01T00:00:00.000Z' });
  expect((await turn('resume', token)).body).toEqual({});
  for (const action of ['pause', 'resume'] as const) {
    expect(await turn(action, token, newId())).toMatchObject({ status: 404, body: { code: 'request/not-found' } });
    expect(await turn(action, token, UNRECORDED_CALL)).toMatchObject({
      status: 409,
      body: { code: 'recording/not-running' },
    });
    const admin = new Browser(server.url);
    expect(await turn(action, await admin.token('admin'))).toMatchObject({ status: 403 });
  }
  const { body } = await fresh.send('GET', '/metrics');
  expect(body['text']).toContain('wpm_recordings_turned_total{action="pause",result="ok"} 1');
});

test('the pauses of a recording, and what is missing of it, stand in the history, in the report and in the list', async () => {
  const fresh = new Browser(server.url);
  const token = await fresh.token('anna');
  const { recording, ...rest } = await recordedCall('sub/a.wav', false);
  const pauses = [{ fromMs: 20, toMs: 90 }];
  const gaps = [{ fromMs: 100, toMs: 300 }];
  const over = { endedAt: Date.now(), result: 'answered', outcome: 'answered' } as const;
  await server.store.calls.close({
    ...rest,
    ...over,
    endedBy: 'caller',
    segments: rest.segments.map((segment) => ({ ...segment, ...over })),
    recording: recording && { ...recording, pauses, gaps },
  });
  const admin = new Browser(server.url);
  const adminToken = await admin.token('admin');
  for (const list of [
    await fresh.send('GET', '/api/v1/me/calls', { token }),
    await admin.send('GET', '/api/v1/calls', { token: adminToken }),
  ]) {
    const items = list.body['items'];
    const marked = Array.isArray(items) ? items.filter(({ callId }) => callId === rest.id) : [];
    expect(marked).toMatchObject([{ recording: { pauses, gaps } }]);
    expect(JSON.stringify(items).split('"pauses"')).toHaveLength(2);
    expect(JSON.stringify(items).split('"gaps"')).toHaveLength(2);
  }
  const { items } = (await admin.send('GET', '/api/v1/recordings', { token: adminToken })).body;
  expect(items).toContainEqual(expect.objectContaining({ id: recording?.id, pauses, gaps }));
});

test('every endpoint answers what the contract says', async () => {
  const admin = new Browser(server.url);
  const signedIn = await admin.signIn('admin');
  const [token, recordingId] = [String(signedIn.body['accessToken']), call.recording?.id ?? ''];
  const [fresh, send, live] = [new Browser(server.url), await sender(server, 'admin'), await recordedCall(null, false)];
  const phone = await fresh.token('anna');
  const annasId = String((await fresh.send('GET', '/api/v1/me', { token: phone })).body['id']);
  const answers: Record<keyof typeof ENDPOINTS, Reply> = {
    signIn: signedIn,
    refreshSession: await admin.refresh('console'),
    getMe: await fresh.send('GET', '/api/v1/me', { token: phone }),
    issueSipCredentials: await fresh.send('POST', '/api/v1/me/sip-credentials', { token: phone }),
    listMyCalls: await fresh.send('GET', '/api/v1/me/calls?limit=2', { token: phone }),
    listCalls: await admin.send('GET', '/api/v1/calls?limit=3&number=600', { token }),
    openRecording: await link(admin, token, recordingId),
    getRecordingPeaks: await admin.send('GET', `/api/v1/recordings/${recordingId}/peaks?points=4`, { token }),
    pauseRecording: await turn('pause', phone),
    resumeRecording: await turn('resume', phone),
    ...(await stationAnswers(await sender(server, 'anna'), send)),
    getSipTrace: await admin.send('GET', `/api/v1/calls/${call.id}/sip-trace`, { token }),
    ...(await commandAnswers(fresh, phone, call.id)),
    ...(await statusAnswers({ browser: fresh, token: phone, accountId: annasId }, { browser: admin, token })),
    ...(await forwardingAnswers({ browser: fresh, token: phone, accountId: annasId }, { browser: admin, token })),
    ...(await missedAnswers(server, fresh, phone)),
    ...(await contactAnswers(await sender(server, 'anna'), send)),
    ...(await classifierAnswers(await sender(server, 'anna'), send, call.id)),
    ...(await supervisionAnswers(send, { call, accountId: annasId, board: server.board })),
    ...(await trunkAnswers(admin, token)),
    ...(await directoryAnswers(send, (file) => upload(server, token, file))),
    ...(await accountAnswers(send, server)),
    ...(await interfaceAnswers(send, live.id)),
    ...(await webhookAnswers(send, () => server.store.calls.close({ ...call, id: newId(), recording: null }))),
    ...(await reportAnswers(send, call.id, await sender(server, 'anna'))),
    ...(await exportAnswers(send)),
    ...(await recordingAnswers(send, { id: recordingId, number: call.caller.number })),
    ...(await pushAnswers(await sender(server, 'anna'))),
    ...(await sessionAnswers(server.url, fresh)),
  };
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const answer = Object.entries(answers).find(([key]) => key === name)?.[1];
    expect(answer?.status, name).toBe(200);
    expect(endpoint.output.safeParse(answer?.body).error, name).toBeUndefined();
  }
  expect(answers.listMyCalls.body['items']).toHaveLength(2);
  expect(answers.listCalls.body['next']).toEqual(expect.any(String));
});

test('what was heard, and what was refused, is counted', async () => {
  const { body } = await anna.send('GET', '/metrics');
  expect(body['text']).toMatch(/wpm_recordings_opened_total\{purpose="listen",result="ok"\} \d+/);
  expect(body['text']).toMatch(/wpm_recordings_opened_total\{purpose="listen",result="request\/not-found"\} \d+/);
});
