import type { Clock } from '@wpm/kernel';

/** Where frames of a feed go. */
export interface Reader {
  take(frame: string): void;
}

/** Work after which others have a turn: calls are waiting too. */
const PART_MS = 4;
/** More than can be written in seconds: with so many waiting nobody else has a turn until they are out, or they would grow without end. */
const MOST_WAITING = 200_000;

type Waiting = { readonly reader: Reader; readonly frame: string };

/**
 * Frames on their way to their readers, in the order they came. A few go at once; where an event is for thousands, each of whom costs a
 * write of its own, they go in parts, and the platform does what else there is to do between them.
 */
export class Outbox {
  readonly #clock: Clock;
  #waiting: Waiting[] = [];
  #first = 0;
  #next: Disposable | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(reader: Reader, frame: string): void {
    this.#waiting.push({ reader, frame });
  }

  /** Sends what waits, now or with what is being sent already. */
  send(): void {
    if (this.#next === undefined || this.#waiting.length - this.#first > MOST_WAITING) this.#sendPart();
  }

  #sendPart(): void {
    this.#next?.[Symbol.dispose]();
    this.#next = undefined;
    const until = this.#clock.now() + PART_MS;
    while (this.#first < this.#waiting.length) {
      const { reader, frame } = this.#waiting[this.#first++] ?? {};
      if (frame !== undefined) reader?.take(frame);
      const left = this.#waiting.length - this.#first;
      if (left === 0 || left > MOST_WAITING || this.#clock.now() < until) continue;
      this.#next = this.#clock.schedule(this.#clock.now(), () => this.#sendPart());
      return;
    }
    this.#waiting = [];
    this.#first = 0;
  }
}
