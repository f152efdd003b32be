import type { Clock, Instant } from '@wpm/kernel';

/** A probe the kernel had no room for never comes: it counts as long as this, and another is sent. */
const LOST_MS = 1_000;

/** Puts something of ours behind all that waits to be read, and says when it was; what there is no room for never comes. */
export type Probe = (came: () => void) => void;

/**
 * How long what comes waits in the sockets until it is read. The system shows nobody's queue, and how busy the event loop is says
 * nothing on a machine that others use: so a datagram to ourselves waits with the rest, and is timed.
 */
export class SocketWait {
  readonly #clock: Clock;
  readonly #probe: Probe;
  /** Since when the one waits that is under way. */
  #since: Instant | undefined;
  /** How long the last one has waited; where it never came, as long as is waited for it. */
  #last = 0;
  /** Whether one has ever come: where none can, nothing is known, and nobody is refused for it. */
  #isKnown = false;

  constructor(clock: Clock, probe: Probe) {
    this.#clock = clock;
    this.#probe = probe;
  }

  /** Milliseconds the last one has waited, or the one under way so far where that is longer; the next is sent. */
  sample(): number {
    const now = this.#clock.now();
    const wait = this.#since === undefined ? this.#last : Math.max(this.#last, now - this.#since);
    if (this.#since === undefined) this.#send(now);
    else if (now - this.#since >= LOST_MS) {
      this.#last = LOST_MS;
      this.#send(now);
    }
    return this.#isKnown ? wait : 0;
  }

  #send(now: Instant): void {
    this.#since = now;
    this.#probe(() => {
      // One that was given up may come all the same.
      if (this.#since !== now) return;
      this.#last = this.#clock.now() - now;
      this.#since = undefined;
      this.#isKnown = true;
    });
  }
}
