/** Strength of one frequency in a signal, as the amplitude of a sine (Goertzel); a full-scale 16-bit sine has 32,767. */
export function toneLevel(samples: ArrayLike<number>, sampleRate: number, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let before = 0;
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    const next = (samples[i] ?? 0) + turn * last - before;
    before = last;
    last = next;
  }
  const power = last * last + before * before - turn * last * before;
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

const LOWEST = 100;
const STEP = 5;

/** The strongest frequency between 100 Hz and 3.6 kHz, to 5 Hz; 0 for (near) silence. */
export function dominantFrequency(samples: ArrayLike<number>, sampleRate: number): number {
  let best = { hz: 0, level: 50 };
  for (let hz = LOWEST; hz <= Math.min(3_600, sampleRate / 2); hz += STEP) {
    const level = toneLevel(samples, sampleRate, hz);
    if (level > best.level) best = { hz, level };
  }
  return best.hz;
}

/** A sine of 16-bit samples. */
export function sine(hz: number, ms: number, sampleRate: number, peak = 8_000): Int16Array {
  return Int16Array.from({ length: Math.round((ms * sampleRate) / 1_000) }, (_, i) =>
    Math.round(peak * Math.sin((2 * Math.PI * hz * i) / sampleRate)),
  );
}
