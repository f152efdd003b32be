import type { Clock, Log } from '@wpm/kernel';

/** How long a caller may be kept waiting for the disk before the call goes on without it. */
const PATIENCE_MS = 2_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/**
 * Writes one call to the journal, in order, until it is written. While the database is away live calls go on; what they
 * have to say is kept and written when it is back.
 */
export class JournalWriter {
  readonly #clock: Clock;
  readonly #log: Log;
  #tail: Promise<void> = Promise.resolve();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Resolves when `write` and all before it are on disk, or when patience ends: then they are written later. */
  async write(write: () => Promise<void>): Promise<void> {
    this.#tail = this.#tail.then(() => this.#untilWritten(write));
    using patience = this.#after(PATIENCE_MS);
    const written = await Promise.race([this.#tail.then(() => true), patience.passed.then(() => false)]);
    if (!written) this.#log.error('journal.slow', { waitedMs: PATIENCE_MS });
  }

  /** Resolves when all that was to be written is on disk. */
  get written(): Promise<void> {
    return this.#tail;
  }

  async #untilWritten(write: () => Promise<void>): Promise<void> {
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        return await write();
      } catch (error) {
        this.#log.error('journal.write-failed', { error: String(error), retryMs: wait });
        await this.#after(wait).passed;
      }
    }
  }

  #after(ms: number): Disposable & { readonly passed: Promise<void> } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = this.#clock.schedule(this.#clock.now() + ms, resolve);
    return { passed: promise, [Symbol.dispose]: () => timer[Symbol.dispose]() };
  }
}
