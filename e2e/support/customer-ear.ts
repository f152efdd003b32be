import { type Wav, dominantFrequency } from '@wpm/testkit';
import type { Baresip } from './baresip.ts';

/** Long enough for the ear of a test, and for what was on its way before. */
const LISTEN_MS = 1_200;
const ON_ITS_WAY_MS = 300;

/** The strongest tone of a stretch of what the customer hears from now on, in Hz; asked of the whole when the call is over. */
export async function hearsFromNow(customer: Baresip): Promise<(heard: Wav) => number> {
  const from = (await customer.heardMs()) + ON_ITS_WAY_MS;
  await customer.hears(from + LISTEN_MS);
  return ({ channels: [samples = new Int16Array()], sampleRate }) => {
    const at = (ms: number) => Math.round((ms * sampleRate) / 1_000);
    return dominantFrequency(samples.subarray(at(from), at(from + LISTEN_MS)), sampleRate);
  };
}
