import type { FrameSource } from '../desk/sound-desk.ts';
import { FRAME, type Loop } from './loop.ts';

/** A sound and for how many packets of 20 ms it is heard. */
export type TrackPart = { readonly sound: Loop; readonly frames: number };

/** What is played to one leg, 20 ms at a time from its beginning: one sound after the other, once or over and over. */
export class Track {
  readonly #parts: readonly TrackPart[];
  readonly #isLoop: boolean;
  #part = 0;
  #frame = 0;

  /** @param parts at least one with at least one frame, or the track is over before it begins */
  constructor(parts: readonly TrackPart[], isLoop: boolean) {
    this.#parts = parts.filter(({ frames }) => frames > 0);
    this.#isLoop = isLoop;
  }

  /**
   * The next 20 ms; undefined: it is over.
   * @param steps 20 ms steps since the last call: more than one after a stall, and what was not played then is left out
   */
  next(steps = 1): FrameSource | undefined {
    for (let skipped = 1; skipped < steps; skipped++) this.#advance();
    const part = this.#parts[this.#part];
    if (!part) return undefined;
    const frame = part.sound.frameAt(this.#frame * FRAME);
    this.#advance();
    return frame;
  }

  #advance(): void {
    this.#frame += 1;
    if (this.#frame < (this.#parts[this.#part]?.frames ?? 0)) return;
    this.#frame = 0;
    this.#part += 1;
    if (this.#isLoop && this.#part >= this.#parts.length) this.#part = 0;
  }
}
