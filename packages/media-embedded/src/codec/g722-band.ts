/** What differs between the two bands. */
export interface BandLaw {
  /** Scale factor before the first sample. */
  readonly scale: number;
  /** How far the logarithm's mantissa is shifted. */
  readonly shift: number;
  /** Largest logarithm of the scale factor. */
  readonly maxLog: number;
  /** By how much each code moves that logarithm (ITU-T G.722 tables 18 and 20). */
  readonly steps: readonly number[];
}

/** 2^(i/32) · 2048 (table 19). */
const POWERS = Int32Array.from([
  2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834, 2896, 2960, 3025,
  3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008,
]);

const ZEROS = 6;

const saturate = (value: number): number => (value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value);
const isNegative = (value: number): boolean => value < 0;

/** One band's adaptive quantiser and predictor (ITU-T G.722 §3.5, §3.6): the encoder's and the decoder's are the same. */
export class SubBand {
  readonly #law: BandLaw;
  /** Logarithm of the scale factor, and the factor. */
  #log = 0;
  scale: number;
  /** What the next sample is expected to be, and the part of it that the zeros make. */
  predicted = 0;
  #byZeros = 0;
  /** Differences of the last seven samples and the six zeros; the last signals with and without their poles; the poles. */
  readonly #differences = new Int32Array(ZEROS + 1);
  readonly #zeros = new Int32Array(ZEROS + 1);
  readonly #signals = new Int32Array(3);
  readonly #partial = new Int32Array(3);
  #pole1 = 0;
  #pole2 = 0;

  constructor(law: BandLaw) {
    this.#law = law;
    this.scale = law.scale;
  }

  /** Takes the quantised difference of a sample and the code it came as. */
  adapt(difference: number, code: number): void {
    this.#rescale(code);
    this.#differences[0] = difference;
    this.#signals[0] = saturate(this.predicted + difference);
    this.#partial[0] = saturate(this.#byZeros + difference);
    this.#movePoles();
    this.#moveZeros();
    this.#differences.copyWithin(1, 0, ZEROS);
    this.#signals.copyWithin(1, 0, 2);
    this.#partial.copyWithin(1, 0, 2);
    this.#predict();
  }

  /** Blocks LOGSC and SCALE. */
  #rescale(code: number): void {
    const { shift, maxLog, steps } = this.#law;
    this.#log = Math.max(0, Math.min(maxLog, ((this.#log * 127) >> 7) + (steps[code] ?? 0)));
    const mantissa = POWERS[(this.#log >> 6) & 31] ?? 0;
    const down = shift - (this.#log >> 11);
    this.scale = (down < 0 ? mantissa << -down : mantissa >> down) << 2;
  }

  /** Blocks UPPOL2 and UPPOL1. */
  #movePoles(): void {
    const [now = 0, before = 0, earlier = 0] = this.#partial;
    const quadruple = saturate(this.#pole1 << 2);
    const towards = Math.min(32_767, isNegative(now) === isNegative(before) ? -quadruple : quadruple);
    const nudge = isNegative(now) === isNegative(earlier) ? 128 : -128;
    const second = nudge + (towards >> 7) + ((this.#pole2 * 32_512) >> 15);
    const pole2 = Math.max(-12_288, Math.min(12_288, second));
    const step = isNegative(now) === isNegative(before) ? 192 : -192;
    const limit = saturate(15_360 - pole2);
    const first = saturate(step + ((this.#pole1 * 32_640) >> 15));
    this.#pole1 = Math.max(-limit, Math.min(limit, first));
    this.#pole2 = pole2;
  }

  /** Block UPZERO. */
  #moveZeros(): void {
    const now = this.#differences[0] ?? 0;
    const step = now === 0 ? 0 : 128;
    for (let i = 1; i <= ZEROS; i++) {
      const same = isNegative(this.#differences[i] ?? 0) === isNegative(now);
      this.#zeros[i] = saturate((same ? step : -step) + (((this.#zeros[i] ?? 0) * 32_640) >> 15));
    }
  }

  /** Blocks FILTEP, FILTEZ and PREDIC. */
  #predict(): void {
    const [, before = 0, earlier = 0] = this.#signals;
    const byPoles = saturate(
      ((this.#pole1 * saturate(2 * before)) >> 15) + ((this.#pole2 * saturate(2 * earlier)) >> 15),
    );
    let byZeros = 0;
    for (let i = ZEROS; i > 0; i--) {
      byZeros += ((this.#zeros[i] ?? 0) * saturate(2 * (this.#differences[i] ?? 0))) >> 15;
    }
    this.#byZeros = saturate(byZeros);
    this.predicted = saturate(byPoles + this.#byZeros);
  }
}
