/** Level below which 20 ms of a recording are silence: A-law's own noise is far below, a tone far above. */
const SILENCE = 300;
const STEPS_PER_SECOND = 50;
const STEP_MS = 1_000 / STEPS_PER_SECOND;
/** Shorter ones are no gaps: a tone that is decoded anew begins within it. */
const LEAST_MS = 100;

/** Lengths of the silences in a channel of a recording, in milliseconds, in order; the first and last sound bound them. */
export function silencesIn(samples: Int16Array, sampleRate: number): number[] {
  const step = sampleRate / STEPS_PER_SECOND;
  const silences: number[] = [];
  let silent = 0;
  let heard = false;
  for (let at = 0; at + step <= samples.length; at += step) {
    const loud = samples.subarray(at, at + step).some((sample) => Math.abs(sample) > SILENCE);
    if (loud && heard && silent >= LEAST_MS) silences.push(silent);
    silent = loud ? 0 : silent + STEP_MS;
    heard ||= loud;
  }
  return silences;
}

/** The value below which this share of them lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}
