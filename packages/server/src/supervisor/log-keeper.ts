import { copyFile, rm, stat, truncate } from 'node:fs/promises';

const LARGEST = 50 * 1024 * 1024;
const LOOK_EVERY_MS = 10_000;

export type LogKeeperOptions = {
  readonly files: readonly string[];
  /** Told of a log that could not be kept before it was emptied. */
  readonly tell: (file: string, why: string) => void;
  /** Bytes. */
  readonly largest?: number;
};

/**
 * Keeps logs small that other processes write, while they write: one that has grown large is copied beside itself, in place of the copy
 * before, and emptied. To rename it would not do: whoever writes has it open, and would go on in the old one, also across a restart of
 * the supervisor. They append (`O_APPEND`), so that the next line is the first of the emptied file; what is written between the copy
 * and the emptying, a few lines at most, is lost.
 */
export class LogKeeper implements AsyncDisposable {
  readonly #options: LogKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: LogKeeperOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Looks at once. Never throws. */
  look(): Promise<void> {
    this.#looking = this.#lookAfter(this.#looking);
    return this.#looking;
  }

  async #lookAfter(before: Promise<void>): Promise<void> {
    await before;
    for (const file of this.#options.files) await this.#lookAt(file);
  }

  async #lookAt(file: string): Promise<void> {
    const { largest = LARGEST, tell } = this.#options;
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size <= largest) return;
    const older = `${file}.1`;
    try {
      // First, so that there is room for the new one.
      await rm(older, { force: true });
      await copyFile(file, older);
    } catch (cause) {
      tell(file, cause instanceof Error ? cause.message : String(cause));
      // Half of a copy takes room that is needed: a log must not be why calls are not recorded.
      await rm(older, { force: true, recursive: true }).catch(() => {});
    }
    await truncate(file).catch((cause: unknown) => tell(file, String(cause)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }
}
