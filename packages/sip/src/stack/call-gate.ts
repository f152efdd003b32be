import { performance } from 'node:perf_hooks';
import type { Clock, Instant } from '@wpm/kernel';

export interface CallGateOptions {
  readonly clock: Clock;
  /** Share of the time since it was asked last that the process was at work, 0 to 1; as the event loop counts it by default. */
  readonly busy?: () => number;
}

/** How long a look at the load takes in. */
const LOOK_MS = 100;
/** At work for so much of the time, more comes than can be done; below the other there is time to spare. */
const TOO_BUSY = 0.97;
const NOT_BUSY = 0.9;
/** A moment's work (a garbage collection, a start) is no overload: so many looks in a row are. */
const LOOKS_IN_A_ROW = 5;
/** Who is busy with something else is helped by no refused call. */
const CALLS_PER_SECOND = 20;
/** Of what is let in still, this much more is refused at a look; and this much of all is let in again. */
const MORE = 0.2;
const LESS = 0.03;
/** Somebody must come through for us to see that there is time again. */
const MOST = 0.95;

/**
 * Refuses new calls when more come than can be dealt with, so that those that are let in are quick (RFC 6357, local control by
 * loss): otherwise every call is late, each is sent again, and in the end none is made. What belongs to a call is never refused.
 */
export class CallGate {
  readonly #clock: Clock;
  readonly #busy: () => number;
  #lookedAt: Instant;
  #came = 0;
  #busyLooks = 0;
  /** Share of the calls that is refused, and what is owed of it. */
  #refused = 0;
  #owed = 0;

  constructor({ clock, busy = busyShare() }: CallGateOptions) {
    this.#clock = clock;
    this.#busy = busy;
    this.#lookedAt = clock.now();
  }

  /** Whether one more call that has just come is dealt with. */
  admits(): boolean {
    this.#came++;
    this.#look();
    this.#owed += this.#refused;
    if (this.#owed < 1) return true;
    this.#owed--;
    return false;
  }

  #look(): void {
    const now = this.#clock.now();
    const passed = now - this.#lookedAt;
    if (passed < LOOK_MS) return;
    const isMuch = (this.#came * 1_000) / passed >= CALLS_PER_SECOND;
    const busy = this.#busy();
    this.#lookedAt = now;
    this.#came = 0;
    this.#busyLooks = isMuch && busy >= TOO_BUSY ? this.#busyLooks + 1 : 0;
    if (this.#busyLooks >= LOOKS_IN_A_ROW) this.#refused += (MOST - this.#refused) * MORE;
    else if (!isMuch) this.#refused = 0;
    else if (busy < NOT_BUSY) this.#refused = Math.max(0, this.#refused - LESS);
  }
}

/** How much of the time the event loop did not wait for something to do. */
function busyShare(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}
