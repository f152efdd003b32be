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

/** 440 Hz: eleven whole periods, so that the loop has no seam. */
export const steadyTone = (): Int16Array =>
  Int16Array.from({ length: 200 }, (_, i) => Math.round(PEAK * Math.sin((2 * Math.PI * 440 * i) / RATE)));
