import { decode } from '../codec/g711.ts';
import { CHANNEL } from './recording-timeline.ts';
import { FRAMES_PER_MS, FRAME_BYTES } from './wav-header.ts';

/** What is judged at once. */
const WINDOW = 20 * FRAMES_PER_MS;

/** Root of the mean square of a voice, on a line of 16 bits: about -46 dBFS, above what a quiet room or a line itself makes. */
const VOICE = 160;

/** Says of what is written of a recording whether the customer is to be heard in it, and how long they were. */
export class SoundMeter {
  readonly #quietAfter: number;
  #sound = 0;
  #quiet = 0;
  /** Samples of a window that is not whole yet: their squares, and how many. */
  #squares = 0;
  #samples = 0;

  constructor(quietAfterMs: number) {
    this.#quietAfter = quietAfterMs * FRAMES_PER_MS;
  }

  /** How long there was something to be heard so far. */
  get soundMs(): number {
    return Math.round(this.#sound / FRAMES_PER_MS);
  }

  /** Takes frames of both channels as they go to the file. @returns whether it has been quiet for so long, then once again after as long */
  heard(frames: Uint8Array): boolean {
    let isQuiet = false;
    const count = frames.length / FRAME_BYTES;
    const customer = decode(
      'PCMA',
      Uint8Array.from({ length: count }, (_, at) => frames[at * FRAME_BYTES + CHANNEL.customer] ?? 0),
    );
    for (const sample of customer) {
      this.#squares += sample * sample;
      if (++this.#samples < WINDOW) continue;
      if (this.#closeWindow()) isQuiet = true;
    }
    return isQuiet;
  }

  #closeWindow(): boolean {
    const isSound = Math.sqrt(this.#squares / WINDOW) > VOICE;
    this.#squares = 0;
    this.#samples = 0;
    if (isSound) this.#sound += WINDOW;
    this.#quiet = isSound ? 0 : this.#quiet + WINDOW;
    if (this.#quiet < this.#quietAfter) return false;
    this.#quiet = 0;
    return true;
  }
}
