import { OrderProcess } from '../orders/order-process.ts';
import type { ConvertedSound, SoundOrder } from './convert-sound.ts';

/** The longest we allow takes a few seconds; who takes longer was made to. */
const LONGEST_WORK_MS = 60_000;

/** Converts sounds, one after the other, each in a process of its own that is ended where it takes too long. */
export class SoundConverter implements Disposable {
  #last: Promise<unknown> = Promise.resolve();
  #working: Disposable | undefined;

  /** @throws Error where files cannot be read or written, or the process died or was ended over it */
  convert(order: SoundOrder): Promise<ConvertedSound> {
    const converted = this.#last.then(() => this.#convert(order));
    this.#last = converted.catch(() => undefined);
    return converted;
  }

  [Symbol.dispose](): void {
    this.#working?.[Symbol.dispose]();
  }

  async #convert(order: SoundOrder): Promise<ConvertedSound> {
    using work = new OrderProcess<SoundOrder, ConvertedSound>(new URL('sound-process.ts', import.meta.url));
    this.#working = work;
    const limit = setTimeout(() => work[Symbol.dispose](), LONGEST_WORK_MS);
    try {
      return await work.order(order);
    } finally {
      clearTimeout(limit);
    }
  }
}
