/** How often the rate is looked at, in milliseconds. */
export const TICK_MS = 100;
/** So many ticks in a row must each have found a queue: what a single pause has left is gone before. */
const WINDOW = 5;
/** A queue that stands for longer is work that is not done in time, in milliseconds. A fifth of T1: nobody sends again yet. */
const TARGET_MS = 100;
/** What is left of the rate where the queue stands in spite of it: at first, when it is only known that too many came, and later. */
const CUT = { first: 0.7, later: 0.85 };
/** A queue that has become so much shorter since the last look is left alone: what was cut suffices. */
const SHRINKING = 0.8;
/** What is added in a tick in which calls were refused and nothing waited: quickly up to near where it was too much, then slowly. */
const GROWTH = { quick: 0.08, near: 0.9, slow: 0.005, least: 0.02 };
/** However slow it is: two calls a second, by which it is seen that it goes better. */
const LEAST = 0.2;
/** After so many ticks in which nobody was refused there is no limit any more: five seconds. */
const CALM = 50;

/**
 * How many new calls are taken in a tick: as many as come, until messages wait to be read; then as many as keep the wait short,
 * found by feeling for it (less by a share where it stands, more by a little where it does not). It knows no capacity beforehand.
 */
export class CallRate {
  readonly #waits: number[] = [];
  #perTick: number | undefined;
  /** What it was when a queue began to stand. */
  #tooMuch = 0;
  /** The shortest wait of the last window. */
  #standingMs = 0;
  #tokens = 0;
  #taken = 0;
  #takenInWindow = 0;
  #wasRefused = false;
  #calm = 0;

  /** Calls a second; undefined while there is no limit. */
  get perSecond(): number | undefined {
    return this.#perTick === undefined ? undefined : (this.#perTick * 1_000) / TICK_MS;
  }

  /** Whether one more may be taken now. @param left so many others must be left room for */
  take(left = 0): boolean {
    if (this.#perTick !== undefined && this.#tokens < 1 + left) {
      this.#wasRefused = true;
      return false;
    }
    this.#tokens--;
    this.#taken++;
    return true;
  }

  /**
   * @param waitMs how long what came last has waited to be read
   * @param kept so many may be left over for who comes seldom
   */
  tick(waitMs: number, kept = 0): void {
    this.#waits.push(waitMs);
    this.#takenInWindow += this.#taken;
    if (this.#waits.length === WINDOW) this.#judge(Math.min(...this.#waits));
    if (this.#perTick !== undefined) this.#feel(waitMs, this.#perTick);
    if (this.#perTick !== undefined) this.#fill(this.#perTick, kept);
    this.#taken = 0;
    this.#wasRefused = false;
  }

  /** Each window is judged once: a cut is seen to work, or not, in the next. */
  #judge(standingMs: number): void {
    if (standingMs > TARGET_MS) {
      const isShrinking = standingMs < this.#standingMs * SHRINKING;
      if (!isShrinking) this.#cut();
      this.#calm = 0;
    }
    this.#standingMs = standingMs;
    this.#waits.length = 0;
    this.#takenInWindow = 0;
  }

  #cut(): void {
    const taken = this.#takenInWindow / WINDOW;
    // While it is cut again and again, what was too much is what it was in the beginning.
    if (this.#standingMs <= TARGET_MS) this.#tooMuch = this.#perTick ?? taken;
    const left = this.#perTick === undefined ? taken * CUT.first : this.#perTick * CUT.later;
    this.#perTick = Math.max(LEAST, left);
  }

  #feel(waitMs: number, perTick: number): void {
    this.#calm = this.#wasRefused || waitMs > TARGET_MS ? 0 : this.#calm + 1;
    if (this.#calm >= CALM) return void (this.#perTick = undefined);
    const grows = this.#wasRefused && waitMs <= TARGET_MS;
    const share = perTick < this.#tooMuch * GROWTH.near ? GROWTH.quick : GROWTH.slow;
    this.#perTick = grows ? perTick + Math.max(GROWTH.least, perTick * share) : perTick;
  }

  #fill(perTick: number, kept: number): void {
    this.#tokens = Math.min(Math.max(1, perTick) + kept, Math.max(0, this.#tokens) + perTick);
  }
}
