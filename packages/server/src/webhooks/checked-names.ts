import { lookup, type LookupAddress } from 'node:dns';
import { isPublicAddress } from '@wpm/integrations';
import type { LookUp } from './post-safely.ts';

/** The addresses a name has now; or why nothing is sent to it, in English. */
export type NameFound =
  | { readonly addresses: readonly LookupAddress[] }
  | { readonly addresses: readonly []; readonly error: string };

/** So long what a name server said is taken as true: many deliveries a second ask once. */
const GOOD_FOR_MS = 1_000;
const MOST_KEPT = 1_000;

type Kept = { readonly found: Promise<NameFound>; readonly until: number };

/** Looks names up, and lets those alone pass whose every address is public: which of them is taken is not ours to choose. */
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
    return new Promise((resolve) =>
      this.#lookUp(host, { all: true }, (error, addresses = []) => {
        if (error || addresses.length === 0) resolve({ addresses: [], error: error?.message ?? 'no address' });
        else if (!mayBePrivate && !addresses.every(({ address }) => isPublicAddress(address)))
          resolve({ addresses: [], error: 'private address' });
        else resolve({ addresses });
      }),
    );
  }
}
