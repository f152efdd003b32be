import { lookup, type LookupAddress } from 'node:dns';
import { type LookUp, publicOnly } from './public-hosts.ts';

/** The addresses a name has now; or why nothing is sent to it, in English. */
export type NameFound =
  | { readonly addresses: readonly LookupAddress[] }
  | { readonly addresses: readonly []; readonly error: string };

/** So long what a name server said is taken as true: many deliveries a second ask once. */
const GOOD_FOR_MS = 1_000;
const MOST_KEPT = 1_000;

type Kept = { readonly found: Promise<NameFound>; readonly until: number };

/** Looks names up, and lets those alone pass that lead to public addresses. */
export class CheckedNames {
  readonly #kept = new Map<string, Kept>();
  readonly #lookUp: LookUp;
  readonly #now: () => number;

  /** @param now monotonic milliseconds */
  constructor(lookUp: LookUp = lookup, now: () => number = () => performance.now()) {
    this.#lookUp = lookUp;
    this.#now = now;
  }

  /** @param mayBePrivate the operator said so */
  find(host: string, mayBePrivate: boolean): Promise<NameFound> {
    const key = `${host} ${mayBePrivate}`;
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.found;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    const found = this.#ask(host, mayBePrivate);
    this.#kept.set(key, { found, until: this.#now() + GOOD_FOR_MS });
    return found;
  }

  #ask(host: string, mayBePrivate: boolean): Promise<NameFound> {
    const ask = mayBePrivate ? this.#lookUp : publicOnly(this.#lookUp);
    return new Promise((resolve) =>
      ask(host, { all: true }, (error, addresses = []) =>
        resolve(
          error || addresses.length === 0 ? { addresses: [], error: error?.message ?? 'no address' } : { addresses },
        ),
      ),
    );
  }
}
