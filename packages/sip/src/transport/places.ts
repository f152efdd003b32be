/** So much of the total strangers may take: the rest is kept for those we trust, whatever flood comes. */
const STRANGERS_SHARE = 3 / 4;

/** Places there is a limited number of, in total and for each source: connections, transactions. */
export class Places {
  readonly #total: number;
  readonly #perSource: number;
  readonly #bySource = new Map<string, number>();
  #taken = 0;

  constructor({ total, perSource }: { readonly total: number; readonly perSource: number }) {
    this.#total = total;
    this.#perSource = perSource;
  }

  /** Places taken now. */
  get taken(): number {
    return this.#taken;
  }

  /** Takes a place for the source; false where there is none. @param trusted asked only of a source that is over its share */
  enter(source: string, trusted: () => boolean): boolean {
    if (this.#taken >= this.#total) return false;
    const open = this.#bySource.get(source) ?? 0;
    const within = open < this.#perSource && this.#taken < Math.ceil(this.#total * STRANGERS_SHARE);
    if (!within && !trusted()) return false;
    this.#bySource.set(source, open + 1);
    this.#taken++;
    return true;
  }

  /** Gives a place of the source back. */
  leave(source: string): void {
    const open = this.#bySource.get(source) ?? 0;
    if (open > 1) this.#bySource.set(source, open - 1);
    else this.#bySource.delete(source);
    if (open > 0) this.#taken--;
  }
}
