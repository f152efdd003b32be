import type { Clock } from '@wpm/kernel';
import { OrderProcess } from '../orders/order-process.ts';
import type { ArchiveOrder, Archived } from './archive-recording.ts';

/**
 * How long the process is kept when there is nothing to do. To start one takes most of a second of processor time, and holds up who
 * starts it for 20 ms, calls and all: a centre in which a call ends every few seconds starts one in the morning.
 */
const KEPT_MS = 60_000;

/** Archives recordings in a process of low priority, which is there only while there is work, and a minute longer. One order at a time. */
export class Archiver implements Disposable {
  readonly #process = new OrderProcess<ArchiveOrder, Archived>(new URL('archive-process.ts', import.meta.url));
  readonly #clock: Clock;
  #resting: Disposable | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws Error where it cannot be archived, or the process died over it */
  archive(order: ArchiveOrder): Promise<Archived> {
    this.#resting?.[Symbol.dispose]();
    return this.#process.order(order);
  }

  /** There is nothing to do for a while. */
  rest(): void {
    this.#resting?.[Symbol.dispose]();
    this.#resting = this.#clock.schedule(this.#clock.now() + KEPT_MS, () => this.#process.rest());
  }

  [Symbol.dispose](): void {
    this.#resting?.[Symbol.dispose]();
    this.#process[Symbol.dispose]();
  }
}
