/** Of a second; what the player draws, and what two versions of a recording are compared by. */
export const POINTS_PER_SECOND = 10;

const CHANNELS = 2;
const FULL_SCALE = 32_768;

/** How loud each channel is, a tenth of a second at a time. */
export class Loudness {
  readonly #pointFrames: number;
  /** Interleaved: the loudest sample of each tenth, and the mean of the squares. */
  readonly #peaks: number[] = [];
  readonly #powers: number[] = [];
  #frames = 0;
  readonly #peak = [0, 0];
  readonly #sum = [0, 0];

  constructor(rate: number) {
    this.#pointFrames = rate / POINTS_PER_SECOND;
  }

  /** Frames it was given. */
  get frames(): number {
    return this.#frames;
  }

  add(interleaved: Int16Array): void {
    for (let i = 0; i < interleaved.length; i++) {
      const channel = i % CHANNELS;
      const sample = interleaved[i] ?? 0;
      this.#peak[channel] = Math.max(this.#peak[channel] ?? 0, Math.abs(sample));
      this.#sum[channel] = (this.#sum[channel] ?? 0) + sample * sample;
      if (channel === CHANNELS - 1 && ++this.#frames % this.#pointFrames === 0) this.#close(this.#pointFrames);
    }
  }

  /** Ends the last tenth, however short it is. */
  end(): void {
    const frames = this.#frames % this.#pointFrames;
    if (frames > 0) this.#close(frames);
  }

  /** The loudest sample of each tenth, agent and customer by turns, 0…255. */
  peaks(): Uint8Array {
    return Uint8Array.from(this.#peaks, (peak) => Math.min(255, Math.round((peak * 256) / FULL_SCALE)));
  }

  /** Level of each tenth of one channel in dB below full scale, never under −90. */
  levels(channel: 0 | 1): readonly number[] {
    return this.#powers
      .filter((_, i) => i % CHANNELS === channel)
      .map((power) => 10 * Math.log10(Math.max(power / FULL_SCALE ** 2, 1e-9)));
  }

  #close(frames: number): void {
    for (let channel = 0; channel < CHANNELS; channel++) {
      this.#peaks.push(this.#peak[channel] ?? 0);
      this.#powers.push((this.#sum[channel] ?? 0) / frames);
      this.#peak[channel] = 0;
      this.#sum[channel] = 0;
    }
  }
}

/** Below this nothing is heard, and a codec may do as it likes. */
const AUDIBLE_DB = -55;
/** What coding changes at most in a tenth of a second. */
const TOLERANCE_DB = 6;
/** Of the tenths in which something is heard, so many may be louder or softer: a codec that just begins is not itself yet. */
const UNLIKE = { share: 0.03, least: 3 } as const;

/**
 * Whether two versions of a recording sound alike: as long, and each channel as loud at the same times. Channels that were swapped,
 * lost or shifted are not.
 */
export function soundAlike(one: Loudness, other: Loudness): boolean {
  if (one.frames !== other.frames) return false;
  return ([0, 1] as const).every((channel) => {
    const [before, after] = [audible(one.levels(channel)), audible(other.levels(channel))];
    const heard = before.flatMap((level, i) => (level > AUDIBLE_DB || (after[i] ?? 0) > AUDIBLE_DB ? [i] : []));
    const unlike = heard.filter((i) => !isNear(after[i] ?? AUDIBLE_DB, before.slice(Math.max(0, i - 1), i + 2)));
    return unlike.length <= Math.max(UNLIKE.least, heard.length * UNLIKE.share);
  });
}

const audible = (levels: readonly number[]) => levels.map((level) => Math.max(level, AUDIBLE_DB));

/** A codec spreads what begins or ends a few milliseconds over its neighbours. */
const isNear = (level: number, neighbours: readonly number[]) =>
  level >= Math.min(...neighbours) - TOLERANCE_DB && level <= Math.max(...neighbours) + TOLERANCE_DB;
