import { type TestPlatform, dominantFrequency, freePort, startPlatform, type Wav } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Agent } from './support/agent.ts';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { listenTo } from './support/recordings.ts';

const ANNA_HZ = 850;
const CUSTOMER_HZ = 1_450;
/** A pause stands where it is in the file, in whole milliseconds. */
const ROUNDED_MS = 1;
/** How near to it there is sound: a browser on a busy machine speaks late, and what comes in the pause is left out. */
const BESIDE_MS = 500;

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

/** Samples of a channel between two instants of the recording, in milliseconds. */
const between = ({ channels, sampleRate }: Wav, channel: 0 | 1, fromMs: number, toMs: number): Int16Array =>
  (channels[channel] ?? new Int16Array()).subarray((fromMs * sampleRate) / 1_000, (toMs * sampleRate) / 1_000);

const isLoud = (sample: number): boolean => Math.abs(sample) > 8;

const pausedMark = (anna: Agent) => anna.page.locator('.call-recorded[data-state="paused"]').first();
const timeShows = (anna: Agent, text: string) =>
  anna.page.locator('.call-state .call-time').filter({ hasText: text }).first().waitFor();

test('Anna pauses the recording while a card is read out, reloads the phone in the pause, and has it go on: nothing of the pause is in the file, both are on it before and after', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);
  await timeShows(anna, '0:03');
  await anna.press('Nie nagrywaj');
  await pausedMark(anna).waitFor();
  await anna.page.getByText('Teraz nic się nie nagrywa').waitFor();
  await pausedMark(anna)
    .getByText(/wznowi się za 1:5\d/)
    .waitFor();

  await anna.reload();
  await pausedMark(anna)
    .getByText(/wznowi się za 1:[45]\d/)
    .waitFor();
  // They talk on in the pause, and hear each other.
  await anna.hears(CUSTOMER_HZ);
  await timeShows(anna, '0:03');
  await anna.press('Nagrywaj');
  await anna.page.locator('.call-recorded[data-state="running"]').first().waitFor();
  expect(await pausedMark(anna).isVisible()).toBe(false);
  await anna.page.getByRole('button', { name: 'Nie nagrywaj' }).waitFor();
  await timeShows(anna, '0:07');
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');

  const { client } = await platform.api('anna');
  const calls = await client.listMyCalls({ limit: 1 });
  const recording = calls.ok ? calls.value.items[0]?.recording : undefined;
  const [pause, ...others] = recording?.pauses ?? [];
  if (!recording || !pause || pause.toMs === null) throw new Error('no pause stands in the history');
  expect(others).toEqual([]);
  expect(pause.toMs - pause.fromMs).toBeGreaterThan(3_000);
  expect(recording.completeness).toBeGreaterThan(0.9);
  const wav = await listenTo(platform, 'admin', recording.id);
  for (const [channel, hz] of [
    [0, ANNA_HZ],
    [1, CUSTOMER_HZ],
  ] as const) {
    const heard = (fromMs: number, toMs: number) =>
      dominantFrequency(between(wav, channel, fromMs, toMs), wav.sampleRate);
    expect(heard(pause.fromMs - 1_000, pause.fromMs)).toBe(hz);
    expect(heard(pause.toMs, pause.toMs + 1_000)).toBe(hz);
    const inPause = between(wav, channel, pause.fromMs + ROUNDED_MS, pause.toMs - ROUNDED_MS);
    expect(inPause.length).toBeGreaterThan(2.5 * wav.sampleRate);
    expect(inPause.findIndex(isLoud)).toBe(-1);
    expect(between(wav, channel, pause.fromMs - BESIDE_MS, pause.fromMs).some(isLoud)).toBe(true);
    expect(between(wav, channel, pause.toMs, pause.toMs + BESIDE_MS).some(isLoud)).toBe(true);
  }
});

test('who has no permission to pause has no button for it, and is refused by the platform', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  const admin = await platform.api('admin');
  const found = await admin.client.listAccounts({ search: 'jan' });
  const jan = found.ok ? found.value.items.find(({ settings }) => settings.login === 'jan') : undefined;
  if (!jan) throw new Error('there is no Jan');
  const settings = { ...jan.settings, permissions: [] };
  expect((await admin.client.changeAccount({ id: jan.id, version: jan.version, settings })).ok).toBe(true);
  await using phone = await agentOf(platform, 'jan', ANNA_HZ);
  await phone.dial('600100200');
  await phone.hears(CUSTOMER_HZ);
  await phone.page.locator('.call-recorded[data-state="running"]').first().waitFor();
  await phone.page.getByRole('button', { name: 'Transfer' }).waitFor();
  expect(await phone.page.getByRole('button', { name: 'Nie nagrywaj' }).count()).toBe(0);
  const own = await platform.api('jan');
  const live = await own.client.listMyLiveCalls({});
  const callId = live.ok ? live.value.items[0]?.callId : undefined;
  const refused = { ok: false, error: { code: 'recording/pause-not-allowed' } };
  expect(await own.client.pauseRecording({ callId: callId ?? '' })).toMatchObject(refused);
  await phone.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');
});
