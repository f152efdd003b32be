import { statfs } from 'node:fs/promises';
import type { Log } from '@wpm/kernel';

/** How often the disk is looked at. */
const LOOK_MS = 5_000;

/** @property leastFreeBytes below it the disk is nearly full */
export type DiskWatchOptions = {
  readonly folder: string;
  readonly leastFreeBytes: number;
  readonly log: Log;
  /** Free bytes of the disk a folder is on; the system's answer unless told. */
  readonly freeBytes?: (folder: string) => Promise<number>;
};

/** Looks how much room the recordings have left, and says so when it becomes too little or is enough again (F39). */
export class DiskWatch implements Disposable {
  readonly #options: DiskWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #freeBytes: number | undefined;
  #isLow = false;

  private constructor(options: DiskWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Resolves when it has looked once. */
  static async start(options: DiskWatchOptions): Promise<DiskWatch> {
    const watch = new DiskWatch(options);
    await watch.look();
    return watch;
  }

  /** What an operator should know now; calls are taken all the same. */
  get warnings(): readonly 'recordings/disk-nearly-full'[] {
    return this.#isLow ? ['recordings/disk-nearly-full'] : [];
  }

  gauges(): Readonly<Record<string, number>> {
    return this.#freeBytes === undefined ? {} : { wpm_recordings_free_bytes: this.#freeBytes };
  }

  /** A disk that cannot be looked at counts as it did before. */
  async look(): Promise<void> {
    const { folder, leastFreeBytes, log, freeBytes = freeBytesOf } = this.#options;
    try {
      const free = await freeBytes(folder);
      this.#freeBytes = free;
      const isLow = free < leastFreeBytes;
      if (isLow === this.#isLow) return;
      this.#isLow = isLow;
      if (isLow) log.error('disk.nearly-full', { folder, freeBytes: free, leastFreeBytes });
      else log.info('disk.has-room-again', { folder, freeBytes: free });
    } catch (error) {
      log.warn('disk.not-looked-at', { folder, error: String(error) });
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

/** What is left for us, without the reserve of root. */
async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
