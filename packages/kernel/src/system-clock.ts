import type { Clock, Instant } from './clock.ts';

const startedAt = performance.timeOrigin;

/**
 * The machine's clock: UTC milliseconds since 1970 as they were when the process started, carried on monotonically.
 * A step of the wall clock shows in no duration and no timer.
 */
export class SystemClock implements Clock {
  now(): Instant {
    return startedAt + performance.now();
  }

  schedule(at: Instant, fire: () => void): Disposable {
    const timer = setTimeout(fire, Math.max(0, at - this.now()));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }
}
