import { FRAME } from './loop.ts';

/** Sound kept at most: what is longer late than this is skipped. */
const CAPACITY = 8_000;
/** Sound waited for before the first is played: what jitter may take, 40 ms. */
const LEAD = 2 * FRAME;

/**
 * Smooths one source for mixing: samples go in by timestamp as packets come, and out 20 ms at a time. Lost packets are
 * silence of their length.
 */
export class PlayoutBuffer {
  readonly #ring = new Int16Array(CAPACITY);
  #stream: object | undefined;
  #firstTimestamp = 0;
  /** Samples since the stream began: played up to, and written up to. */
  #played = 0;
  #written = 0;

  /** @param stream identity of the source's numbering; another one starts anew */
  push(stream: object, timestamp: number, samples: Int16Array): void {
    if (this.#stream !== stream) this.#start(stream, timestamp);
    let at = ((timestamp - this.#firstTimestamp) | 0) + LEAD;
    if (at + samples.length > this.#played + CAPACITY || at + CAPACITY < this.#played) {
      this.#start(stream, timestamp);
      at = LEAD;
    }
    for (let i = 0; i < samples.length; i++) {
      if (at + i >= this.#played) this.#ring[(at + i) % CAPACITY] = samples[i] ?? 0;
    }
    this.#written = Math.max(this.#written, at + samples.length);
  }

  /** Adds the next 20 ms to `mix`. */
  addFrameTo(mix: Int32Array): void {
    if (this.#played >= this.#written) {
      // Ran dry: the next packet begins again with a lead, else it would come late for ever.
      this.#stream = undefined;
      return;
    }
    for (let i = 0; i < FRAME; i++) {
      const at = (this.#played + i) % CAPACITY;
      mix[i] = (mix[i] ?? 0) + (this.#ring[at] ?? 0);
      this.#ring[at] = 0;
    }
    this.#played += FRAME;
  }

  #start(stream: object, timestamp: number): void {
    this.#stream = stream;
    this.#firstTimestamp = timestamp;
    this.#played = 0;
    this.#written = 0;
    this.#ring.fill(0);
  }
}
