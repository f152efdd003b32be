import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { SILENT_OFFER, type SipPhone, type TestPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listenTo } from './support/recordings.ts';
import { type Scene, openScene } from './support/scene.ts';

let scene: Scene;
let platform: TestPlatform;
let anna: SipPhone;

beforeAll(async () => {
  scene = await openScene();
  ({ platform } = scene);
  anna = await scene.phoneOf('anna');
});
afterAll(() => scene?.[Symbol.asyncDispose]());

async function answeredCall() {
  const call = scene.trunk.call(scene.numberOf('anna'), SILENT_OFFER);
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
