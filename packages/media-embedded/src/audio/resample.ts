/** Zero crossings of the filter to either side. */
const REACH = 24;
/** Kaiser window's shape: what mirrors is 80 dB below. */
const BETA = 8;
/** The pass band ends here, as a share of half the lower rate, so that the filter is steep where the band ends. */
const PASS = 0.94;

/** Modified Bessel function of order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const kaiser = (x: number): number => (Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA));
const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** The filter at every offset there is: two whole rates have few. */
function bank(from: number, to: number): { readonly phases: readonly Float64Array[]; readonly reach: number } {
  const [numerator, denominator] = reduced(from, to);
  const cutoff = PASS * Math.min(1, to / from);
  const reach = Math.ceil(REACH / cutoff);
  const phases = Array.from({ length: denominator }, (_, phase) => {
    const offset = ((phase * numerator) % denominator) / denominator;
    return Float64Array.from({ length: 2 * reach }, (_tap, i) => {
      const x = i - reach + 1 - offset;
      return cutoff * sinc(cutoff * x) * kaiser(x / reach);
    });
  });
  return { phases, reach };
}

function reduced(from: number, to: number): [number, number] {
  let [a, b] = [from, to];
  while (b !== 0) [a, b] = [b, a % b];
  return [from / a, to / a];
}

/**
 * The same sound at another rate, by a windowed sinc: what the lower rate cannot carry is filtered out, not mirrored.
 * @param from samples a second of `samples`, a whole number, as `to` is
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const { phases, reach } = bank(from, to);
  const out = new Float32Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < out.length; i++) {
    const taps = phases[i % phases.length] ?? new Float64Array(0);
    const first = Math.floor((i * from) / to) - reach + 1;
    let sum = 0;
    for (let k = Math.max(0, -first); k < taps.length && first + k < samples.length; k++) {
      sum += (taps[k] ?? 0) * (samples[first + k] ?? 0);
    }
    out[i] = sum;
  }
  return out;
}
