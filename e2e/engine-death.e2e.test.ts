import process from 'node:process';
import { type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentOf } from './support/agent-of.ts';
import { Baresip } from './support/baresip.ts';
import { hearsFromNow } from './support/customer-ear.ts';
import { listenTo } from './support/recordings.ts';

/** Whole periods of a 20 ms packet. */
const ANNA_HZ = 850;
const CUSTOMER_HZ = 1_450;

let platform: TestPlatform;
let trunkPort: number;
beforeAll(async () => {
  trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
});
afterAll(async () => platform?.stop());

test('kill -9 of the media engine in a call: a browser and a customer hear each other again, in the same call and the same recording', async () => {
  await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
  await using anna = await agentOf(platform, 'anna', ANNA_HZ);
  await anna.dial('600100200');
  await anna.hears(CUSTOMER_HZ);
  const before = await hearsFromNow(customer);

  const media = platform.pidOf('media');
  process.kill(media, 'SIGKILL');
  await anna.hears(0);
  const killedAt = performance.now();
  await anna.hears(CUSTOMER_HZ);
  process.stdout.write(`back after ${Math.round(performance.now() - killedAt)} ms\n`);
  expect(platform.pidOf('media')).not.toBe(media);
  const after = await hearsFromNow(customer);
  await anna.press('Rozłącz');
  await customer.waitFor('CALL_CLOSED');
  const heard = await customer.heard();
  expect([before(heard), after(heard)]).toEqual([ANNA_HZ, ANNA_HZ]);

  const { client } = await platform.api('anna');
  const calls = await client.listMyCalls({ limit: 5 });
  const [call, ...others] = calls.ok ? calls.value.items : [];
  expect([call?.outcome, others]).toEqual(['answered', []]);
  const { channels, sampleRate } = await listenTo(platform, 'anna', call?.recording?.id ?? '');
  const [first, last] = [0.5, -0.5].map((at) =>
    channels.map((samples) => {
      const from = (at > 0 ? 0 : samples.length) + at * sampleRate;
      return dominantFrequency(samples.slice(from - sampleRate / 4, from + sampleRate / 4), sampleRate);
    }),
  );
  expect([first, last]).toEqual([
    [ANNA_HZ, CUSTOMER_HZ],
    [ANNA_HZ, CUSTOMER_HZ],
  ]);
});
