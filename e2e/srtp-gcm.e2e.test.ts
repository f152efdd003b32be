import { type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { middleOf } from './support/recordings.ts';
import { srtpCipherOf } from './support/statistics.ts';

const ANNA_HZ = 700;
const CUSTOMER_HZ = 440;

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort, environment: { WPM_SRTP_PREFERS: 'aes-gcm' } });
});
afterAll(async () => platform?.stop());

test('where AES-GCM is preferred Chromium agrees to it, and both ends of the call hear each other', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await anna.dial('600100200');
  await customer.waitFor('CALL_ESTABLISHED');
  await anna.hears(CUSTOMER_HZ);
  expect(await srtpCipherOf(anna.page)).toBe('SRTP_AEAD_AES_128_GCM');
  await anna.page.getByRole('timer').filter({ hasText: '0:03' }).first().waitFor();
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');
  const heard = await customer.heard();
  expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(ANNA_HZ);
  expect(anna.complaints).toEqual([]);
});
