import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CallRecord } from '@wpm/calls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secondTenant, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { newId, startTestServer, type TestServer } from '../server.fixture.ts';
import { recordingsFolder } from '../settings.ts';

const SECONDS = 3;
const DAY_MS = 24 * 60 * 60_000;
const RATE = 8_000;
const HEADER = 58;

let server: TestServer;
let anna: Browser;
let token: string;
let accountId: string;

beforeAll(async () => {
  server = await startTestServer();
  anna = new Browser(server.url);
  const { body } = await anna.signIn('anna');
  token = String(body['accessToken']);
  accountId = String(Object(body['account']).id);
  mkdirSync(path.join(recordingsFolder(server.settings), 'day'));
});
afterAll(() => server.stop());

const fileOf = (name: string) => path.join(recordingsFolder(server.settings), 'day', name);

/** A square of 400 Hz: twenty samples are a period. */
const loud = (i: number) => (i % 20 < 10 ? 0xaa : 0x2a);

/** A WAV as the engine leaves it: A-law, loud on the left in its first second, then on the right, then nowhere. */
function wav(): Buffer {
  const frames = SECONDS * RATE;
  const data = frames * 2;
  const bytes = Buffer.alloc(HEADER + data, 0xd5);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(HEADER - 8 + data, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  [18, 6 | (2 << 16), RATE, 2 * RATE, 2 | (8 << 16)].forEach((word, i) => bytes.writeUInt32LE(word, 16 + 4 * i));
  bytes.writeUInt16LE(0, 36);
  bytes.write('fact', 38, 'latin1');
  bytes.writeUInt32LE(4, 42);
  bytes.writeUInt32LE(frames, 46);
  bytes.write('data', 50, 'latin1');
  bytes.writeUInt32LE(data, 54);
  for (let i = 0; i < 2 * RATE; i++) bytes[HEADER + 2 * i + (i < RATE ? 0 : 1)] = loud(i);
  return bytes;
}

/** A call that was recorded ends; resolves with the recording's id. */
async function endCall(
  content = wav(),
  { number = '+48600100200', daysAgo = 0, campaignId = '' } = {},
): Promise<string> {
  const id = newId();
  writeFileSync(fileOf(`${id}.wav`), content);
  const tenant = await server.store.tenants.byDomain('demo.local');
  const startedAt = Date.now() - daysAgo * DAY_MS;
  const other = { number, name: null, accountId: null };
  const end = { result: 'answered', outcome: 'answered' } as const;
  const common = { startedAt, endedAt: startedAt + 3_000, ringMs: 1, talkMs: 3_000, ...end };
  const handedOn = { holdMs: 0, transferredFrom: null, transferredTo: null };
  const call: CallRecord = {
    id: newId(),
    tenantId: tenant?.id ?? '',
    direction: 'inbound',
    caller: other,
    callee: { number: '+48221000101', name: 'Anna Nowak', accountId },
    answeredAt: startedAt,
    endedBy: 'caller',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    ...common,
    segments: [{ number: 1, accountId, direction: 'inbound', other, ...handedOn, ...common }],
    ...(campaignId !== '' && {
      queue: {
        campaignId,
        campaignName: 'Brief',
        enteredAt: startedAt,
        waitMs: 0,
        left: 'answered',
        isShort: false,
        offers: [],
      },
    }),
    recording: { id, file: `day/${id}.wav`, startedAt, durationMs: 3_000, bytes: content.length, completeness: 1 },
  };
  await server.store.calls.close(call);
  wake();
  return id;
}

/** Any call that ends wakes the archive. */
const wake = () => server.endCall(newId(), []);

async function linkTo(id: string): Promise<string> {
  const { body } = await anna.send('POST', `/api/v1/recordings/${id}/link`, { token });
  return String(body['url']);
}

async function hear(url: string): Promise<{ type: string | null; status: number; bytes: Buffer }> {
  const cookie = [...anna.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${server.url}${url}`, { headers: { cookie } });
  return {
    type: response.headers.get('content-type'),
    status: response.status,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const typeOf = async (id: string) => (await hear(await linkTo(id))).type;
const isArchived = (id: string) =>
  expect.poll(() => typeOf(id), { timeout: 20_000, interval: 100 }).toBe('audio/ogg; codecs=opus');

test('a recording becomes Ogg/Opus after the call; who listens to the WAV hears it to the end', async () => {
  const id = await endCall();
  const before = await linkTo(id);
  await isArchived(id);
  const { bytes } = await hear(await linkTo(id));
  expect(bytes.subarray(0, 4).toString()).toBe('OggS');
  expect(bytes.length).toBeLessThan(wav().length / 2);
  expect(await hear(before)).toMatchObject({ status: 200, type: 'audio/wav', bytes: wav() });
});

test('its peaks can be drawn, left the agent and right the customer', async () => {
  const id = await endCall();
  await isArchived(id);
  const { status, body } = await anna.send('GET', `/api/v1/recordings/${id}/peaks?points=3`, { token });
  expect(status).toBe(200);
  const [agent, customer] = [body['agent'], body['customer']].map((peaks) =>
    (peaks as number[]).map((peak) => peak > 30),
  );
  expect([agent, customer]).toEqual([
    [true, false, false],
    [false, true, false],
  ]);
  const jan = new Browser(server.url);
  const foreign = await jan.send('GET', `/api/v1/recordings/${id}/peaks`, { token: await jan.token('jan') });
  expect(foreign).toMatchObject({ status: 404, body: { code: 'request/not-found' } });
});

test('a file that is no recording is left as it is, and can still be fetched', async () => {
  const damaged = wav().subarray(0, 20_000);
  const id = await endCall(damaged);
  const later = await endCall();
  await isArchived(later);
  expect(await hear(await linkTo(id))).toMatchObject({ type: 'audio/wav', bytes: damaged });
  expect(existsSync(fileOf(`${id}.ogg`))).toBe(false);
});

const ERASED = '+48600300400';
const whole = (id: string) => ['ogg', 'wav', 'peaks'].map((kind) => existsSync(fileOf(`${id}.${kind}`)));
const ALL = [true, true, true];
const NONE = [false, false, false];

test('a recording goes with its term, files and all; one under legal hold stays until that is lifted', async () => {
  const admin = await sender(server, 'admin');
  const brief = { name: 'Brief', direction: 'inbound', recording: { keepDays: 2 } };
  const campaignId = String((await admin('POST', '/campaigns', { settings: brief })).body['id']);
  const [old, held, young, ofBrief, youngOfBrief] = [
    await endCall(wav(), { daysAgo: 8 }),
    await endCall(wav(), { daysAgo: 8 }),
    await endCall(wav(), { daysAgo: 6 }),
    await endCall(wav(), { daysAgo: 3, campaignId }),
    await endCall(wav(), { daysAgo: 1, campaignId }),
  ];
  for (const id of [old, held, young, ofBrief, youngOfBrief]) await isArchived(id);
  const hold = { reason: 'Complaint 7' };
  expect((await admin('POST', `/recordings/${held}/hold`, hold)).status).toBe(200);
  expect((await admin('POST', `/recordings/${held}/hold`, hold)).body).toMatchObject({ code: 'recording/held' });
  expect((await admin('PUT', '/recording-policy', { keepDays: 7 })).status).toBe(200);
  await expect.poll(() => whole(old), { timeout: 10_000 }).toEqual(NONE);
  await expect.poll(() => whole(ofBrief), { timeout: 10_000 }).toEqual(NONE);
  expect([whole(held), whole(young), whole(youngOfBrief)]).toEqual([ALL, ALL, ALL]);
  expect(await admin('POST', `/recordings/${old}/link`)).toMatchObject({ status: 404 });
  const { body } = await admin('GET', '/recordings?period=30-days&held=true');
  expect(body['items']).toMatchObject([{ id: held, hold: { ...hold, by: 'Administrator' } }]);
  expect((await admin('POST', `/recordings/${held}/lift-hold`, { reason: 'Settled' })).status).toBe(200);
  await expect.poll(() => whole(held), { timeout: 10_000 }).toEqual(NONE);
  expect(whole(young)).toEqual(ALL);
});

test('the recordings of a number are erased, all or none, and the certificate says what there was', async () => {
  const admin = await sender(server, 'admin');
  const [one, two, of] = [
    await endCall(wav(), { number: ERASED }),
    await endCall(wav(), { number: ERASED }),
    await endCall(wav(), { number: `${ERASED}1` }),
  ];
  for (const id of [one, two, of]) await isArchived(id);
  const sha256 = createHash('sha256')
    .update(readFileSync(fileOf(`${one}.ogg`)))
    .digest('hex');
  const asked = { number: '600 300 400', reason: 'Asked by letter' };
  await admin('POST', `/recordings/${two}/hold`, { reason: 'Complaint 8' });
  const preview = await admin('POST', '/recording-erasures/preview', { number: asked.number });
  expect(preview.body).toMatchObject({ number: ERASED, recordings: 2, held: 1 });
  expect(await admin('POST', '/recording-erasures', asked)).toMatchObject({
    status: 409,
    body: { code: 'recording/held' },
  });
  expect([whole(one), whole(two)]).toEqual([ALL, ALL]);
  await admin('POST', `/recordings/${two}/lift-hold`, { reason: 'Settled' });
  const { status, body } = await admin('POST', '/recording-erasures', asked);
  expect(status).toBe(200);
  const id = Object(body['erasure']).id;
  expect(body).toMatchObject({
    erasure: { by: 'Administrator', numberEnd: '400', reason: asked.reason, recordings: 2 },
    erased: [
      { recordingId: one, sha256, goneAt: expect.any(String) },
      { recordingId: two, goneAt: expect.any(String) },
    ],
  });
  expect([whole(one), whole(two), whole(of)]).toEqual([NONE, NONE, ALL]);
  expect((await admin('GET', `/recording-erasures/${id}`)).body).toEqual(body);
  expect((await admin('POST', '/recording-erasures', asked)).body).toMatchObject({ code: 'recording/none-of-number' });
  const log = await admin('GET', `/audit-log?action=recording.erase&subject=${id}`);
  expect(log.body['items']).toMatchObject([{ result: 'ok', after: { reason: asked.reason, recordings: 2 } }]);
  expect(JSON.stringify((await admin('GET', '/audit-log?limit=100')).body)).not.toContain(ERASED.slice(1));
});

test('who heard a recording stands in its access log; what is not one’s to do or to read is refused by every address', async () => {
  const [admin, supervisor, boss] = [
    await sender(server, 'admin'),
    await sender(server, 'supervisor'),
    await secondTenant(server, 'recordings.test'),
  ];
  const id = await endCall();
  await isArchived(id);
  const log = await admin('GET', `/audit-log?action=recording&subject=${id}`);
  expect(log.body['items']).toEqual(
    expect.arrayContaining([expect.objectContaining({ action: 'recording.listen', result: 'ok' })]),
  );
  const reason = 'a reason';
  const attempts = [
    ['POST', `/recordings/${id}/hold`, { reason }],
    ['POST', `/recordings/${id}/lift-hold`, { reason }],
    ['POST', '/recording-erasures/preview', { number: '+48600100200' }],
    ['POST', '/recording-erasures', { number: '+48600100200', reason }],
    ['PUT', '/recording-policy', { keepDays: 1 }],
  ] as const;
  for (const [method, to, body] of attempts) expect((await supervisor(method, to, body)).status, to).toBe(403);
  expect((await supervisor('GET', '/recordings?period=7-days')).body['items']).toContainEqual(
    expect.objectContaining({ id }),
  );
  expect((await boss('GET', '/recordings?period=7-days')).body['items']).toEqual([]);
  expect((await boss('POST', `/recordings/${id}/hold`, { reason })).status).toBe(404);
  expect((await boss('POST', '/recording-erasures', { number: '+48600100200', reason })).status).toBe(404);
  expect(whole(id)).toEqual(ALL);
  const { body: own } = await supervisor('POST', '/report-exports', { report: 'calls', format: 'xlsx' });
  const to = `/report-exports/${String(own['id'])}`;
  for (const other of [admin, boss]) {
    expect((await other('GET', to)).status).toBe(404);
    expect((await other('GET', `${to}/file`)).status).toBe(404);
    expect((await other('DELETE', to)).status).toBe(404);
  }
  expect((await supervisor('DELETE', to)).status).toBe(200);
});

test('the WAV goes when links to it are over, and stays where what is kept is no longer whole', async () => {
  const [good, harmed] = [await endCall(), await endCall()];
  await isArchived(good);
  await isArchived(harmed);
  expect(existsSync(fileOf(`${good}.wav`))).toBe(true);
  copyFileSync(fileOf(`${harmed}.ogg`), fileOf(`${harmed}.copy`));
  truncateSync(fileOf(`${harmed}.ogg`), 500);
  server.advance(11 * 60_000);
  wake();
  await expect.poll(() => existsSync(fileOf(`${good}.wav`)), { timeout: 10_000 }).toBe(false);
  expect(existsSync(fileOf(`${harmed}.wav`))).toBe(true);
  copyFileSync(fileOf(`${harmed}.copy`), fileOf(`${harmed}.ogg`));
  server.advance(16 * 60_000);
  wake();
  await expect.poll(() => existsSync(fileOf(`${harmed}.wav`)), { timeout: 10_000 }).toBe(false);
  expect(readFileSync(fileOf(`${good}.ogg`)).length).toBeGreaterThan(1_000);
});

test('how much waits is measured', async () => {
  const { body } = await anna.send('GET', '/metrics');
  expect(body['text']).toMatch(/^wpm_recordings_to_archive \d+$/m);
  expect(body['text']).toMatch(/^wpm_recordings_not_archived 0$/m);
});
