import type { Clock, Instant } from '@wpm/kernel';
import { Lateness } from '../engine/lateness.ts';

const FRAME_MS = 20;
/** After a stall at most this many packets are made up for; the rest of the time is skipped. */
const MAX_BURST = 3;

/** Something that sends a packet every 20 ms. */
export interface Paced {
  /**
   * @param frames 20 ms steps since the last call: 1, or more when time was skipped
   * @param beat one higher in every round, the same for all
   */
  tick(frames: number, beat: number): void;
}

/** One timer for everything that sends by the clock. It does not drift: every tick is due a multiple of 20 ms after the first. */
export class Pacer {
  readonly #clock: Clock;
  readonly #paced = new Set<Paced>();
  readonly #everyTick: () => void;
  readonly #lateness = new Lateness();
  #beat = 0;
  #nextAt: Instant;
  #timer: Disposable | undefined;

  /** @param everyTick called once per tick, after the packets: upkeep */
  constructor(clock: Clock, everyTick: () => void) {
    this.#clock = clock;
    this.#everyTick = everyTick;
    this.#nextAt = clock.now() + FRAME_MS;
    this.#schedule();
  }

  add(paced: Paced): void {
    this.#paced.add(paced);
  }

  remove(paced: Paced): void {
    this.#paced.delete(paced);
  }

  /** How late ticks came, in ms: the 99th percentile over 5 s; 0 until as much is known. */
  get lateness(): number {
    return this.#lateness.p99;
  }

  stop(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  #schedule(): void {
    this.#timer = this.#clock.schedule(this.#nextAt, () => this.#tick());
  }

  #tick(): void {
    const late = this.#clock.now() - this.#nextAt;
    this.#lateness.note(late);
    const due = 1 + Math.max(0, Math.floor(late / FRAME_MS));
    this.#nextAt += due * FRAME_MS;
    this.#schedule();
    const sent = Math.min(due, MAX_BURST);
    for (let i = 0; i < sent; i++) {
      const frames = i === 0 ? due - sent + 1 : 1;
      this.#beat += 1;
      for (const paced of this.#paced) paced.tick(frames, this.#beat);
    }
    this.#everyTick();
  }
}
