import { type TestPlatform, dominantFrequency, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { listenTo, middleOf } from './support/recordings.ts';

const ANNA_HZ = 700;
const JAN_HZ = 1_000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ lan: true });
});
afterAll(async () => platform?.stop());

test('npm start -- --lan: two phones by HTTPS and secure WebSocket call each other, hear and are recorded', async () => {
  expect(platform.url).toMatch(/^https:/);
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await using jan = await agentOf(platform, 'jan', JAN_HZ);
  await anna.dial('102');
  await jan.press('Odbierz');
  await Promise.all([anna.hears(JAN_HZ), jan.hears(ANNA_HZ)]);
  await anna.page.getByRole('timer').filter({ hasText: '0:03' }).first().waitFor();
  await jan.press('Rozłącz');
  await anna.seesState('Zakończono');

  const { client } = await platform.api('jan');
  const calls = await client.listMyCalls({ limit: 1 });
  const recordingId = calls.ok ? calls.value.items[0]?.recording?.id : undefined;
  const recording = await listenTo(platform, 'jan', recordingId ?? '');
  expect(dominantFrequency(middleOf(recording, 0), recording.sampleRate)).toBe(ANNA_HZ);
  expect(dominantFrequency(middleOf(recording, 1), recording.sampleRate)).toBe(JAN_HZ);
  expect(anna.complaints.filter((text) => !/certificate/i.test(text))).toEqual([]);
});
