const FRAME_MS = 20;

/** Root mean square of a stretch of samples of full scale 1. */
export function rms(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}

export const decibels = (ratio: number): number => 20 * Math.log10(Math.max(1e-9, ratio));

/** Frames further below the loudest than this are pauses: they do not count (in the manner of ITU-T P.56). */
const PAUSE_DB = 30;

/** Level of what sounds, pauses left out: rms of full scale 1. */
export function activeLevel(samples: Float32Array, rate: number): number {
  const length = Math.round((rate * FRAME_MS) / 1_000);
  const frames = Array.from({ length: Math.ceil(samples.length / length) }, (_, i) =>
    rms(samples.subarray(i * length, (i + 1) * length)),
  );
  const loudest = frames.reduce((most, level) => Math.max(most, level), 0);
  const floor = loudest * 10 ** (-PAUSE_DB / 20);
  const active = frames.filter((level) => level > floor);
  return Math.sqrt(active.reduce((sum, level) => sum + level * level, 0) / Math.max(1, active.length));
}

/** What a sound is brought to: its level in dB of full scale, and the peak it may not pass. */
export type LoudnessGoal = { readonly level: number; readonly peak: number };

/** The sound at the level wanted, or as near to it as its peaks allow; silence stays silence. */
export function normalised(samples: Float32Array, rate: number, goal: LoudnessGoal): Float32Array {
  const level = activeLevel(samples, rate);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (level === 0 || peak === 0) return samples;
  const gain = Math.min(10 ** (goal.level / 20) / level, 10 ** (goal.peak / 20) / peak);
  return samples.map((sample) => sample * gain);
}

/** 16 bits of samples of full scale 1; what is louder is clipped. */
export const toLinear16 = (samples: Float32Array): Int16Array =>
  Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))));
