type Waiting<T> = { readonly matches: (item: T) => boolean; readonly take: (item: T) => void };

/** What has arrived and was not asked for yet, and who waits for what: every wait is by event and ends in an error that says what was seen. */
export class Mailbox<T> {
  readonly #timeoutMs: number;
  readonly #seen: () => readonly string[];
  readonly #arrived: T[] = [];
  readonly #waiting = new Set<Waiting<T>>();

  /** @param seen what happened so far, for the error of a wait in vain */
  constructor(timeoutMs: number, seen: () => readonly string[]) {
    this.#timeoutMs = timeoutMs;
    this.#seen = seen;
  }

  put(item: T): void {
    for (const waiting of this.#waiting) {
      if (!waiting.matches(item)) continue;
      this.#waiting.delete(waiting);
      return waiting.take(item);
    }
    this.#arrived.push(item);
  }

  /** The first item that matches, taken out, as soon as it is there. @throws after the time limit */
  next(what: string, matches: (item: T) => boolean = () => true): Promise<T> {
    const at = this.#arrived.findIndex(matches);
    const [arrived] = at < 0 ? [] : this.#arrived.splice(at, 1);
    if (arrived !== undefined) return Promise.resolve(arrived);
    return new Promise((resolve, reject) => {
      const take = (item: T): void => {
        clearTimeout(limit);
        resolve(item);
      };
      const waiting: Waiting<T> = { matches, take };
      const limit = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(
          new Error(`waited ${this.#timeoutMs} ms in vain for ${what}; seen: ${this.#seen().join(', ') || 'nothing'}`),
        );
      }, this.#timeoutMs);
      this.#waiting.add(waiting);
    });
  }
}
