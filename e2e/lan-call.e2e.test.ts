import { type TestPlatform, dominantFrequency, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { Agent } from './support/agent.ts';
import { listenTo, middleOf } from './support/recordings.ts';

const ANNA_HZ = 700;
const JAN_HZ = 1_000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ lan: true });
});
afterAll(async () => platform?.stop());

async function agent(login: 'anna' | 'jan', hz: number): Promise<Agent> {
  const { url: baseUrl, password } = platform;
  const one = await Agent.ready({ baseUrl, login, password, hz });
  onTestFailed(() => void process.stderr.write(`${one.complaints.join('\n')}\n${platform.logs().slice(-8_000)}\n`));
  return one;
}

test('npm start -- --lan: two phones by HTTPS and secure WebSocket call each other, hear and are recorded', async () => {
  expect(platform.url).toMatch(/^https:/);
  await using anna = await agent('anna', ANNA_HZ);
  await using jan = await agent('jan', JAN_HZ);
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
