import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, secondTenant, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { toneMp3, upload } from '../sounds/sounds.fixture.ts';
import { LARGEST_GREETING } from './greeting-routes.ts';

let server: TestServer;
let anna: Send;
let admin: Send;
let theirs: Send;
let token: string;
let annasId: string;

beforeAll(async () => {
  server = await startTestServer();
  [anna, admin, theirs] = [
    await sender(server, 'anna'),
    await sender(server, 'admin'),
    await secondTenant(server, 'theirs.test'),
  ];
  token = await new Browser(server.url).token('anna');
  annasId = String((await anna('GET', '/me')).body['id']);
});
afterAll(() => server.stop());

const files = async () => (await readdir(path.join(server.settings.data, 'sounds'))).toSorted();

/** Sends a file as Anna's greeting. */
async function record(greeting: string, file: { bytes: Uint8Array<ArrayBuffer>; type: string }, shown = token) {
  const response = await fetch(`${server.url}/api/v1/me/greetings/${greeting}`, {
    method: 'POST',
    headers: { 'content-type': file.type, authorization: `Bearer ${shown}` },
    body: file.bytes,
  });
  return { status: response.status, body: Object(await response.json()) };
}

const heard = (where: string, shown = token): Promise<Response> =>
  fetch(`${server.url}/api/v1${where}`, { headers: { authorization: `Bearer ${shown}` } });

/** WAV of one channel at 8 kHz, with something to be heard in it. */
function wavOf(seconds: number): Uint8Array<ArrayBuffer> {
  const samples = Buffer.alloc(16_000 * seconds);
  for (let at = 0; at < 8_000; at++) samples.writeInt16LE(Math.round(9_000 * Math.sin(at)), 2 * at);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return new Uint8Array(Buffer.concat([header, samples]));
}

test('who recorded nothing has none; what is sent is the greeting from then on, heard by its user, and a new one takes its place and its file', async () => {
  expect((await anna('GET', '/me/greetings')).body).toEqual({ usual: null, absence: null });
  expect((await heard('/me/greetings/usual/audio')).status).toBe(404);
  const first = await record('usual', await toneMp3());
  expect(first).toMatchObject({ status: 200, body: { usual: { milliseconds: expect.any(Number) }, absence: null } });
  const [file] = await files();
  const sound = await heard('/me/greetings/usual/audio');
  expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  expect((await sound.arrayBuffer()).byteLength).toBe(44 + first.body.usual.milliseconds * 32);
  expect((await record('usual', await toneMp3())).status).toBe(200);
  expect(await files()).toHaveLength(1);
  expect(await files()).not.toEqual([file]);
});

const absent = (until: string | null) => anna('PUT', '/me/greetings/absence', { until });

test('a greeting of an absence holds to the end of its last day by the tenant’s clock; without one nobody is absent', async () => {
  expect(await absent('2099-01-01')).toMatchObject({ status: 404 });
  expect(await absent(null)).toMatchObject({ status: 200 });
  expect(await absent('tomorrow')).toMatchObject({ status: 400, body: { reasons: { until: 'wrong-format' } } });
  expect((await record('absence', await toneMp3())).body.absence).toMatchObject({ until: null });
  expect((await absent('2026-12-24')).body['absence']).toMatchObject({ until: '2026-12-24' });
  const rows = await server.store.greetings.of({ tenantId: await tenantId(), accountId: annasId });
  const audioOf = (wanted: string) => rows.find(({ kind }) => kind === wanted)?.audioId;
  const at = (instant: string) => server.store.greetings.heardAt(annasId, new Date(instant));
  // Warsaw is an hour ahead of UTC in December.
  expect(await at('2026-12-24T22:59:59Z')).toBe(audioOf('absence'));
  expect(await at('2026-12-24T23:00:00Z')).toBe(audioOf('usual'));
  // Recorded anew, it goes on for as long as was said.
  expect((await record('absence', await toneMp3())).body.absence).toMatchObject({ until: '2026-12-24' });
});

const tenantId = async () => (await server.store.accounts.byId(annasId))?.tenantId ?? '';

test.each([
  ['longer than two minutes', () => wavOf(121), 422, 'greeting/too-long'],
  ['larger than may be', () => new Uint8Array(LARGEST_GREETING + 1), 413, 'greeting/too-large'],
  ['no sound at all', () => new Uint8Array(Buffer.from('%PDF-1.7')), 415, 'sound/unknown-format'],
])('what is %s is refused by its code, and the greeting of before stays', async (_, bytes, status, code) => {
  const before = [await files(), (await anna('GET', '/me/greetings')).body];
  expect(await record('usual', { bytes: bytes(), type: 'audio/wav' })).toMatchObject({ status, body: { code } });
  expect([await files(), (await anna('GET', '/me/greetings')).body]).toEqual(before);
});

test('a greeting of two minutes to the millisecond is kept; one of a name there is none of is not found', async () => {
  expect((await record('usual', { bytes: wavOf(120), type: 'audio/wav' })).body.usual).toMatchObject({
    milliseconds: 120_000,
  });
  expect((await record('christmas', await toneMp3())).status).toBe(404);
});

test('who may not set forwarding records none; another tenant hears, sees and removes nothing, an administrator of the own does', async () => {
  const piotr = await new Browser(server.url).token('piotr');
  expect((await record('usual', await toneMp3(), piotr)).status).toBe(403);
  const of = `/accounts/${annasId}/greetings`;
  const foreign = [await theirs('GET', of), await theirs('DELETE', `${of}/usual`)];
  expect(foreign.map(({ status }) => status)).toEqual([404, 404]);
  const adminToken = await new Browser(server.url).token('admin');
  expect((await heard(`${of}/usual/audio`, adminToken)).status).toBe(200);
  expect((await heard(`${of}/usual/audio`)).status).toBe(403);
  expect((await admin('GET', of)).body).toMatchObject({ usual: { milliseconds: 120_000 }, absence: {} });
  expect((await admin('DELETE', `${of}/usual`)).body).toMatchObject({ usual: null, absence: {} });
  expect(await server.store.greetings.heardAt(annasId, new Date('2027-01-01'))).toBeUndefined();
  expect(await files()).toHaveLength(1);
});

const DEEDS = ['greeting.remove ok', 'greeting.change greeting/too-long', 'greeting.set-absence ok'];

test('what was done is in the audit log, by whom and to whom', async () => {
  const { body } = await admin('GET', `/audit-log?subject=${annasId}&action=greeting.`);
  const deeds = Array.from(Object(body['items']), (item) => {
    const { action, result } = Object(item);
    return `${action} ${result}`;
  });
  expect(deeds).toEqual(expect.arrayContaining(DEEDS));
});

test('a greeting outlasts the cleaning of uploads, and goes with its user, row and file', async () => {
  const owner = { tenantId: await tenantId(), accountId: annasId };
  const [greeting] = await server.store.greetings.of(owner);
  if (!greeting) throw new Error('Anna has a greeting');
  server.advance(25 * 3_600_000);
  const adminToken = await new Browser(server.url).token('admin');
  await upload(server, adminToken, await toneMp3());
  const isThere = async () => (await files()).some((name) => name.includes(greeting.audioId));
  expect(await isThere()).toBe(true);

  const later = await sender(server, 'admin');
  const accounts = Object((await later('GET', '/accounts?limit=100')).body)['items'];
  const piotr = Array.from(accounts, Object).find(({ settings }) => settings.login === 'piotr');
  // His by the database alone, so that nobody stands in the way of his removal.
  await server.store.greetings.remove(owner, greeting.kind);
  await server.store.greetings.put({ ...owner, accountId: piotr.id }, greeting);
  expect(await server.store.greetings.heardAt(piotr.id, new Date('2026-12-01'))).toBeUndefined();
  await server.store.greetings.setAbsence({ ...owner, accountId: piotr.id }, '2099-01-01');
  expect(await server.store.greetings.heardAt(piotr.id, new Date('2026-12-01'))).toBe(greeting.audioId);
  expect(await later('DELETE', `/accounts/${piotr.id}`)).toMatchObject({ status: 200 });
  expect(await isThere()).toBe(false);
  expect(await server.store.greetings.heardAt(piotr.id, new Date('2026-12-01'))).toBeUndefined();
});
