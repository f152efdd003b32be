import type { ToneCadence } from './tone-plan.ts';

const RATE = 8_000;
/** Peak of a tone: -13 dBm0, the level of national tones (ITU-T E.180 allows -10 ± 5). */
const PEAK = 5_000;
/** Samples a tone takes to swell and fade, so that it does not click. */
const RAMP = 40;

const samplesOf = (ms: number): number => (ms * RATE) / 1_000;

/** `ms` of the frequencies together, each a share of the tone's level, swelling and fading. */
function burst(hz: readonly number[], ms: number): Int16Array {
  const length = samplesOf(ms);
  // Of two frequencies each has half the power, so that the level is the same.
  const peak = PEAK / Math.sqrt(hz.length);
  return Int16Array.from({ length }, (_, i) => {
    const envelope = Math.min(1, i / RAMP, (length - i) / RAMP);
    const wave = hz.reduce((sum, each) => sum + Math.sin((2 * Math.PI * each * i) / RATE), 0);
    return Math.round(peak * envelope * wave);
  });
}

/** One period of a tone with its pauses. */
export function render({ hz, ms }: ToneCadence): Int16Array {
  const period = new Int16Array(samplesOf(ms.reduce((sum, each) => sum + each, 0)));
  let at = 0;
  for (const [i, each] of ms.entries()) {
    if (i % 2 === 0) period.set(burst(hz, each), at);
    at += samplesOf(each);
  }
  return period;
}

/** Row and column frequency of each digit in Hz (ITU-T Q.23). */
const DTMF_HZ: Readonly<Record<string, readonly [number, number]>> = Object.fromEntries(
  ['123A', '456B', '789C', '*0#D'].flatMap((row, r) =>
    row.split('').map((digit, c) => [digit, [[697, 770, 852, 941][r] ?? 0, [1209, 1336, 1477, 1633][c] ?? 0] as const]),
  ),
);

/** Every digit as 100 ms of its two tones, for far ends that know no telephone-event. */
export function dtmfTones(): ReadonlyMap<string, Int16Array> {
  return new Map(
    Object.entries(DTMF_HZ).map(([digit, [row, column]]) => {
      const [low, high] = [burst([row], 100), burst([column], 100)];
      return [digit, low.map((sample, i) => sample + (high[i] ?? 0))];
    }),
  );
}

/** 440 Hz: eleven whole periods, so that the loop has no seam. */
export const steadyTone = (): Int16Array =>
  Int16Array.from({ length: 200 }, (_, i) => Math.round(PEAK * Math.sin((2 * Math.PI * 440 * i) / RATE)));
