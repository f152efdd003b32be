import { NETWORK_TONES, TONE_COUNTRIES } from '@wpm/media';
import { expect, test } from 'vitest';
import { cadenceOf } from './tone-plan.ts';
import { render } from './tones.ts';

const RATE = 8_000;

/** How loud one frequency is in a stretch of samples (Goertzel). */
function loudness(samples: Int16Array, hz: number): number {
  const turn = (2 * Math.PI * hz) / RATE;
  let [real, imaginary] = [0, 0];
  for (const [i, sample] of samples.entries()) {
    real += sample * Math.cos(turn * i);
    imaginary += sample * Math.sin(turn * i);
  }
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

test.each(TONE_COUNTRIES)('%s: every tone sounds and rests as long as it should, in its frequencies', (country) => {
  for (const tone of NETWORK_TONES) {
    const { hz, ms } = cadenceOf(tone, country);
    expect(ms.length % 2).toBe(0);
    const samples = render({ hz, ms });
    let at = 0;
    for (const [i, each] of ms.entries()) {
      const part = samples.subarray(at, at + each * 8);
      const heard = hz.map((one) => loudness(part, one));
      if (i % 2 === 0) expect(Math.min(...heard)).toBeGreaterThan(2_000);
      else expect(part.every((sample) => sample === 0)).toBe(true);
      at += each * 8;
    }
    expect(at).toBe(samples.length);
  }
});

const power = (samples: Int16Array): number =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;

test('the level of a tone of two frequencies is that of one, within E.180', () => {
  const [single, double] = [render({ hz: [425], ms: [1_000] }), render({ hz: [440, 480], ms: [1_000] })];
  expect(Math.abs(10 * Math.log10(power(single) / power(double)))).toBeLessThan(0.5);
});

test.each([
  ['PL', 'ringback', [425], [1_000, 4_000]],
  ['GB', 'ringback', [400, 450], [400, 200, 400, 2_000]],
  ['US', 'busy', [480, 620], [500, 500]],
  ['DE', 'busy', [425], [480, 480]],
  ['FR', 'ringback', [440], [1_500, 3_500]],
] as const)('%s %s is as its administration says', (country, tone, hz, ms) => {
  expect(cadenceOf(tone, country)).toEqual({ hz, ms });
});
