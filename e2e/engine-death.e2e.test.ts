import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { SILENT_OFFER, SipPhone, type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo } from './support/recordings.ts';

let platform: TestPlatform;
let trunk: SipPhone;
let anna: SipPhone;

beforeAll(async () => {
  const trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
  const { host: address, port } = platform.sip;
  const server = { transport: 'udp', address, port } as const;
  trunk = await SipPhone.open({
    server,
    local: { address: '127.0.0.1', port: trunkPort },
    user: '+48600100200',
    domain: '127.0.0.1',
  });
  const { client } = await platform.api('anna');
  const issued = await client.issueSipCredentials({});
  if (!issued.ok) throw new Error(issued.error.code);
  const { authUser, password } = issued.value;
  anna = await SipPhone.open({ server, user: 'anna', domain: platform.domain, authUser, password });
  await anna.register();
});
afterAll(async () => {
  await trunk?.[Symbol.asyncDispose]();
  await anna?.[Symbol.asyncDispose]();
  await platform?.stop();
});

async function answeredCall() {
  const { host, port } = platform.sip;
  const call = trunk.call(`sip:+48221000101@${host}:${port}`, SILENT_OFFER);
  const phone = await anna.incoming();
  await Promise.all([phone.answer(SILENT_OFFER), call.answered()]);
  return { call, phone };
}

/** Two channels of A-law at 8 kHz. */
const BYTES_PER_SECOND = 16_000;

/** Size of the recordings on disk so far. */
function recordedBytes(): number {
  const files = readdirSync(platform.recordingsFolder, { recursive: true, encoding: 'utf8' });
  const sizes = files
    .filter((name) => name.endsWith('.wav'))
    .map((name) => statSync(path.join(platform.recordingsFolder, name)).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('kill -9 of the media engine in a call: both are hung up, the recording plays, and the next call is recorded too', async () => {
  const { call, phone } = await answeredCall();
  await expect.poll(recordedBytes, { timeout: 20_000 }).toBeGreaterThan(2.5 * BYTES_PER_SECOND);
  process.kill(platform.pidOf('media'), 'SIGKILL');
  await Promise.all([call.ended(), phone.ended()]);

  const { client } = await platform.api('anna');
  const calls = await client.listMyCalls({ limit: 1 });
  const lost = calls.ok ? calls.value.items[0] : undefined;
  expect(lost).toMatchObject({ outcome: 'answered' });
  const recording = await listenTo(platform, 'anna', lost?.recording?.id ?? '');
  const lengthMs = ((recording.channels[0]?.length ?? 0) / recording.sampleRate) * 1_000;
  expect(lengthMs).toBeGreaterThan(1_500);
  expect(lost?.recording?.durationMs).toBe(Math.floor(lengthMs));

  await expect.poll(async () => (await fetch(`${platform.url}/health`)).status, { timeout: 20_000 }).toBe(200);
  const next = await answeredCall();
  expect((await next.call.bye()).status).toBe(200);
  const after = await client.listMyCalls({ limit: 1 });
  expect(after.ok && after.value.items[0]?.recording).toBeTruthy();
});
