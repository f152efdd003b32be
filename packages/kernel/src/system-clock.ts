import type { Clock, Instant } from './clock.ts';

/** The machine's monotonic clock, in milliseconds since the process started: a step of the wall clock never shows in it. */
export class SystemClock implements Clock {
  now(): Instant {
    return performance.now();
  }

  schedule(at: Instant, fire: () => void): Disposable {
    const timer = setTimeout(fire, Math.max(0, at - this.now()));
    return { [Symbol.dispose]: () => clearTimeout(timer) };
  }
}
