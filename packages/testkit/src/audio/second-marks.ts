import { toneLevel } from './tone.ts';

const RATE = 8_000;
const WINDOW_MS = 20;
const WINDOW = (RATE * WINDOW_MS) / 1_000;
/** An eighth of what a probe says. */
const QUIET = 1_000;

/** A stretch of one tone, or of none of those looked for (0). */
export type Run = { readonly hz: number; readonly fromMs: number; readonly ms: number };

/**
 * Which of the tones sounds when. Single windows between two runs belong to the run before them: a change of tones inside them.
 * @param marks multiples of 50 Hz: whole periods in a window, so that none looks like another
 */
export function runsOf(samples: Int16Array, marks: readonly number[]): readonly Run[] {
  const heard = Array.from({ length: Math.floor(samples.length / WINDOW) }, (_, at) =>
    strongest(samples.subarray(at * WINDOW, (at + 1) * WINDOW), marks),
  );
  const runs: Run[] = [];
  for (const [at, hz] of heard.entries()) {
    const last = runs.at(-1);
    const isLone = hz !== heard[at + 1];
    if (last && (last.hz === hz || isLone)) runs[runs.length - 1] = { ...last, ms: last.ms + WINDOW_MS };
    else runs.push({ hz, fromMs: at * WINDOW_MS, ms: WINDOW_MS });
  }
  return runs;
}

function strongest(window: Int16Array, marks: readonly number[]): number {
  let best = { hz: 0, level: QUIET };
  for (const hz of marks) {
    const level = toneLevel(window, RATE, hz);
    if (level > best.level) best = { hz, level };
  }
  return best.hz;
}
