import type { Clock, Log } from '@wpm/kernel';
import { CallRate, TICK_MS } from './call-rate.ts';
import { RefusedCalls } from './refused-calls.ts';
import { type Probe, SocketWait } from './socket-wait.ts';

/** Ten seconds after the last new call nothing is measured any more. */
const QUIET_TICKS = 100;

/**
 * Which new calls there is time for (RFC 6357: a server refuses by itself what it cannot do). Without it, work that comes too late is
 * done all the same, while everybody sends again: nothing comes about. While messages wait to be read, a share of the calls is refused, so
 * that the others come about in time, and those that stand go on.
 */
export class CallGate implements Disposable {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #wait: SocketWait;
  #rate = new CallRate();
  readonly #refused: RefusedCalls;
  /** Refused since it began; undefined while every call is taken. */
  #refusals: number | undefined;
  #quiet = 0;
  #next: Disposable | undefined;
  #isClosed = false;

  constructor({ clock, log, probe }: { readonly clock: Clock; readonly log: Log; readonly probe: Probe }) {
    this.#clock = clock;
    this.#log = log;
    this.#wait = new SocketWait(clock, probe);
    this.#refused = new RefusedCalls(clock);
  }

  /**
   * Whether there is time for a new call.
   * @param key of its server transaction: a copy of one that was refused is refused, too
   * @param isUrgent it is taken whatever there is to do
   */
  takes(key: string, isUrgent: boolean): boolean {
    this.#quiet = 0;
    if (!this.#next) this.#tick();
    if (this.#refused.has(key)) return false;
    if (this.#rate.take() || isUrgent) return true;
    this.#refused.add(key);
    this.#refusals = (this.#refusals ?? 0) + 1;
    return false;
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#next?.[Symbol.dispose]();
  }

  #tick(): void {
    if (this.#isClosed) return;
    const waitMs = this.#wait.sample();
    const before = this.#rate.perSecond;
    this.#rate.tick(waitMs);
    // What was found when the last calls came says nothing of the next.
    if (this.#quiet++ >= QUIET_TICKS) this.#rate = new CallRate();
    this.#tell(before, waitMs);
    const isOver = this.#quiet > QUIET_TICKS;
    this.#next = isOver ? undefined : this.#clock.schedule(this.#clock.now() + TICK_MS, () => this.#tick());
  }

  #tell(before: number | undefined, waitMs: number): void {
    const now = this.#rate.perSecond;
    if (before === undefined && now !== undefined) {
      this.#log.warn('sip.overloaded', { waitMs: Math.round(waitMs), callsPerSecond: Math.round(now) });
    }
    if (before !== undefined && now === undefined) {
      this.#log.info('sip.overload-over', { refused: this.#refusals ?? 0 });
      this.#refusals = undefined;
    }
  }
}
