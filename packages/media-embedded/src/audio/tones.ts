const RATE = 8_000;
/** Peak of a tone: -13 dBm0, the level of national tones (ITU-T E.180 allows -10 ± 5). */
const PEAK = 5_000;
/** Samples a tone takes to swell and fade, so that it does not click. */
const RAMP = 40;

/** `onMs` of a sine, then silence up to `periodMs`. */
function cadence(hz: number, onMs: number, periodMs: number): Int16Array {
  const on = (onMs * RATE) / 1_000;
  return Int16Array.from({ length: (periodMs * RATE) / 1_000 }, (_, i) => {
    if (i >= on) return 0;
    const envelope = Math.min(1, i / RAMP, (on - i) / RAMP);
    return Math.round(PEAK * envelope * Math.sin((2 * Math.PI * hz * i) / RATE));
  });
}

/** The tone of a phone that rings in Poland: 425 Hz, 1 s on, 4 s off (ITU-T E.180 supplement 2). */
export const ringbackTone = (): Int16Array => cadence(425, 1_000, 5_000);

/** The Polish busy tone: 425 Hz, 0.5 s on, 0.5 s off. */
export const busyTone = (): Int16Array => cadence(425, 500, 1_000);

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
      const [low, high] = [cadence(row, 100, 100), cadence(column, 100, 100)];
      return [digit, low.map((sample, i) => sample + (high[i] ?? 0))];
    }),
  );
}

/** 440 Hz: eleven whole periods, so that the loop has no seam. */
export const steadyTone = (): Int16Array =>
  Int16Array.from({ length: 200 }, (_, i) => Math.round(PEAK * Math.sin((2 * Math.PI * 440 * i) / RATE)));
