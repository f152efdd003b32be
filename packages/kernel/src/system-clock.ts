import type { Clock, Instant } from './clock.ts';
import { SharedTimers } from './shared-timers.ts';

const startedAt = performance.timeOrigin;

/** From here on a timer may be a little late: what waits so long waits for a network or a person. */
const LONG_MS = 100;

/**
 * The machine's clock: UTC milliseconds since 1970 as they were when the process started, carried on monotonically.
 * A step of the wall clock shows in no duration and no timer. A timer over 100 ms ahead fires up to 8 ms late.
 */
export class SystemClock implements Clock {
  readonly #shared = new SharedTimers((ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  });

  now(): Instant {
    return startedAt + performance.now();
  }

  schedule(at: Instant, fire: () => void): Disposable {
    const ms = at - this.now();
    if (ms >= LONG_MS) return this.#shared.schedule(at, ms, fire);
    const timer = setTimeout(fire, Math.max(0, ms));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }
}
