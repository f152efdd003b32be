import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, secondTenant, sender } from '../administration/directory.fixture.ts';
import { Browser } from '../browser.fixture.ts';
import { startTestServer, type TestServer } from '../server.fixture.ts';
import { LARGEST_UPLOAD } from './sound-files.ts';
import { toneMp3, upload } from './sounds.fixture.ts';

let server: TestServer;
let ours: Send;
let theirs: Send;
let token: string;
let audioId: unknown;

beforeAll(async () => {
  server = await startTestServer();
  ours = await sender(server, 'admin');
  theirs = await secondTenant(server, 'theirs.test');
  token = await new Browser(server.url).token('admin');
});
afterAll(() => server.stop());

const files = () => readdir(path.join(server.settings.data, 'sounds'));

test('an MP3 becomes a sound of its length, which can be listened to; its length is what the platform measured', async () => {
  const uploaded = await upload(server, token, await toneMp3());
  expect(uploaded).toMatchObject({ status: 201, body: { milliseconds: expect.any(Number) } });
  ({ audioId } = uploaded.body);
  const settings = { name: 'Powitanie', audioId, milliseconds: 1 };
  const { status, body } = await ours('POST', '/sounds', { settings });
  expect([status, Object(body['settings'])]).toEqual([
    200,
    { ...settings, milliseconds: uploaded.body['milliseconds'] },
  ]);
  const heard = await fetch(`${server.url}/api/v1/sounds/${String(body['id'])}/audio`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  // 16 bits at 16 kHz behind 44 bytes of a header.
  expect((await heard.arrayBuffer()).byteLength).toBe(44 + Number(uploaded.body['milliseconds']) * 32);
});

test('a campaign that plays it stands in the way of its removal, by the name of the field', async () => {
  const { body } = await ours('GET', '/sounds');
  const [sound] = Object(body)['items'];
  const campaign = { name: 'Dźwięki', direction: 'inbound', sounds: { greeting: sound.id } };
  expect((await ours('POST', '/campaigns', { settings: campaign })).status).toBe(200);
  expect(await ours('DELETE', `/sounds/${sound.id}`)).toMatchObject({
    status: 409,
    body: { code: 'item/in-use', dependents: [{ kind: 'campaign', name: 'Dźwięki', field: 'sounds.greeting' }] },
  });
});

test('nobody of another tenant can use, hear or save what we uploaded', async () => {
  const { body } = await ours('GET', '/sounds');
  const [{ id }] = Object(body)['items'];
  expect((await theirs('GET', `/sounds/${id}/audio`)).status).toBe(404);
  expect((await theirs('POST', '/sounds', { settings: { name: 'Ours', audioId } })).body['reasons']).toEqual({
    audioId: 'does-not-exist',
  });
  const campaign = { name: 'Theirs', direction: 'inbound', sounds: { music: id } };
  expect((await theirs('POST', '/campaigns', { settings: campaign })).body['reasons']).toEqual({
    'sounds.music': 'does-not-exist',
  });
});

test.each([
  ['no sound at all', 'audio/mpeg', Buffer.from('%PDF-1.7'), 415, 'sound/unknown-format'],
  ['a damaged one', 'application/octet-stream', Buffer.from('fLaC\0\0'), 422, 'sound/damaged'],
  ['another type', 'text/plain', Buffer.from('hello'), 415, 'request/malformed'],
  ['JSON', 'application/json', Buffer.from('{}'), 415, 'sound/unknown-format'],
  ['one that is too large', 'audio/wav', Buffer.alloc(LARGEST_UPLOAD + 1), 413, 'sound/too-large'],
])('%s is refused by its code, and nothing of it is kept', async (...[, type, bytes, status, code]) => {
  const before = await files();
  const answer = await upload(server, token, { bytes: new Uint8Array(bytes), type });
  expect(answer).toMatchObject({ status, body: { code } });
  expect(await files()).toEqual(before);
});

test('whoever does not administer uploads nothing', async () => {
  const agent = await new Browser(server.url).token('anna');
  expect(await upload(server, agent, await toneMp3())).toMatchObject({ status: 403 });
});

test('what is no sound of anybody’s goes after a day, with the next upload; what is used stays', async () => {
  await upload(server, token, await toneMp3());
  expect(await files()).toHaveLength(2);
  server.advance(25 * 3_600_000);
  const later = await new Browser(server.url).token('admin');
  await upload(server, later, await toneMp3());
  const kept = await files();
  expect(kept.some((name) => name.includes(String(audioId)))).toBe(true);
  expect(kept).toHaveLength(1);
});
