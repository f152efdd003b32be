import { OrderProcess } from '../orders/order-process.ts';
import type { ArchiveOrder, Archived } from './archive-recording.ts';

/** Archives recordings in a process of low priority, which is there only while there is work. One order at a time. */
export class Archiver implements Disposable {
  readonly #process = new OrderProcess<ArchiveOrder, Archived>(new URL('archive-process.ts', import.meta.url));

  /** @throws Error where it cannot be archived, or the process died over it */
  archive(order: ArchiveOrder): Promise<Archived> {
    return this.#process.order(order);
  }

  /** There is nothing to do for a while. */
  rest(): void {
    this.#process.rest();
  }

  [Symbol.dispose](): void {
    this.#process[Symbol.dispose]();
  }
}
