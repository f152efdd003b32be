/** How many server transactions there may be at a time: what bounds the memory a flood can take. */
export interface Limits {
  readonly transactions: number;
  /** From one address, or along one WebSocket. */
  readonly transactionsPerSource: number;
}

/** Room for about 300 new calls a second over UDP, where each transaction is kept for 32 s; one source gets half of it. */
export const DEFAULT_LIMITS: Limits = { transactions: 20_000, transactionsPerSource: 10_000 };

/** Counts what is open in total and by source. */
export class Admission {
  readonly #limits: Limits;
  readonly #bySource = new Map<string, number>();
  #total = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Takes a place for the source; false where there is none. */
  enter(source: string): boolean {
    const open = this.#bySource.get(source) ?? 0;
    if (this.#total >= this.#limits.transactions || open >= this.#limits.transactionsPerSource) return false;
    this.#bySource.set(source, open + 1);
    this.#total++;
    return true;
  }

  /** Gives a place back. */
  leave(source: string): void {
    const open = this.#bySource.get(source) ?? 0;
    if (open > 1) this.#bySource.set(source, open - 1);
    else this.#bySource.delete(source);
    if (open > 0) this.#total--;
  }
}
