import { SubBand } from './g722-band.ts';

/** Analysis and synthesis filter of the two bands (ITU-T G.722 table 11), half of it: it is symmetric. */
const QMF = [3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11] as const;
const TAPS = 24;

/** Decision levels of the lower band's 60-level quantiser (table 14). */
const LEVELS = [
  0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219, 1339,
  1458, 1612, 1765, 1980, 2195, 2557, 2919,
] as const;
/** The upper band's one decision level. */
const HIGH_LEVEL = 564;

/** Six bits of the lower band in its inverse quantiser (table 17), then their upper four alone, which adapt it. */
const LOW_6 = Int32Array.from([
  -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576, -7856,
  -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040, -728, 24808,
  21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456, 4944, 4464, 4008,
  3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136,
]);
const LOW_4 = Int32Array.from([
  0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0,
]);
const HIGH_2 = Int32Array.of(-7408, -1616, 7408, 1616);

const LOW_STEP = [0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0].map(
  (i) => [-60, -30, 58, 172, 334, 538, 1198, 3042][i] ?? 0,
);
const HIGH_STEP = [798, -214, 798, -214];

const lowBand = () => new SubBand({ scale: 32, shift: 8, maxLog: 18_432, steps: LOW_STEP });
const highBand = () => new SubBand({ scale: 8, shift: 10, maxLog: 22_528, steps: HIGH_STEP });

const clip = (value: number, limit: number): number => Math.max(-limit - 1, Math.min(limit, value));

/** Moves two samples into the filter and gives its two sums. */
class QuadratureMirror {
  readonly #line = new Int32Array(TAPS);
  even = 0;
  odd = 0;

  push(first: number, second: number): void {
    const line = this.#line;
    line.copyWithin(0, 2);
    line[TAPS - 2] = first;
    line[TAPS - 1] = second;
    let even = 0;
    let odd = 0;
    for (let i = 0; i < TAPS / 2; i++) {
      odd += (line[2 * i] ?? 0) * (QMF[i] ?? 0);
      even += (line[2 * i + 1] ?? 0) * (QMF[TAPS / 2 - 1 - i] ?? 0);
    }
    this.even = even;
    this.odd = odd;
  }
}

/** G.722 at 64 kbit/s: 16 kHz in, a byte for two samples out. */
export class G722Encoder {
  readonly #filter = new QuadratureMirror();
  readonly #low = lowBand();
  readonly #high = highBand();

  /** Writes half as many bytes as there are samples to `out` from `at`. */
  encode(samples: Int16Array, out: Uint8Array, at: number): number {
    for (let i = 0; i + 1 < samples.length; i += 2) {
      this.#filter.push(samples[i] ?? 0, samples[i + 1] ?? 0);
      const { even, odd } = this.#filter;
      out[at + i / 2] = this.#encodeLow((even + odd) >> 14) | (this.#encodeHigh((even - odd) >> 14) << 6);
    }
    return samples.length >> 1;
  }

  #encodeLow(sample: number): number {
    const band = this.#low;
    const error = clip(sample - band.predicted, 32_767);
    const size = error >= 0 ? error : -(error + 1);
    let level = 1;
    while (level < LEVELS.length && size >= ((LEVELS[level] ?? 0) * band.scale) >> 12) level += 1;
    // Tables 14 and 15: codes count down from the smallest error; the two smallest negative ones stand apart.
    const negative = level < 3 ? 64 - level : 34 - level;
    const code = error < 0 ? negative : 62 - level;
    band.adapt((band.scale * (LOW_4[code >> 2] ?? 0)) >> 15, code >> 2);
    return code;
  }

  #encodeHigh(sample: number): number {
    const band = this.#high;
    const error = clip(sample - band.predicted, 32_767);
    const size = error >= 0 ? error : -(error + 1);
    const large = size >= (HIGH_LEVEL * band.scale) >> 12;
    const code = (error < 0 ? 1 : 3) - (large ? 1 : 0);
    band.adapt((band.scale * (HIGH_2[code] ?? 0)) >> 15, code);
    return code;
  }
}

/** G.722 at 64 kbit/s: two samples at 16 kHz for every byte. */
export class G722Decoder {
  readonly #filter = new QuadratureMirror();
  readonly #low = lowBand();
  readonly #high = highBand();

  decode(bytes: Uint8Array): Int16Array {
    const samples = new Int16Array(2 * bytes.length);
    for (let i = 0; i < bytes.length; i++) {
      const code = bytes[i] ?? 0;
      const low = this.#decodeLow(code & 0x3f);
      const high = this.#decodeHigh(code >> 6);
      this.#filter.push(low + high, low - high);
      samples[2 * i] = clip(this.#filter.even >> 11, 32_767);
      samples[2 * i + 1] = clip(this.#filter.odd >> 11, 32_767);
    }
    return samples;
  }

  #decodeLow(code: number): number {
    const band = this.#low;
    const sample = clip(band.predicted + ((band.scale * (LOW_6[code] ?? 0)) >> 15), 16_383);
    band.adapt((band.scale * (LOW_4[code >> 2] ?? 0)) >> 15, code >> 2);
    return sample;
  }

  #decodeHigh(code: number): number {
    const band = this.#high;
    const difference = (band.scale * (HIGH_2[code] ?? 0)) >> 15;
    const sample = clip(band.predicted + difference, 16_383);
    band.adapt(difference, code);
    return sample;
  }
}
