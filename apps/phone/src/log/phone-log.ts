import { LOG_CODE, LOG_PLACE, MOST_LOG_ENTRIES, type PhoneLogEntry, type PhoneLogWord } from '@wpm/contract';
import { LOG_KEPT_AS as NAME } from './forget-log.ts';

/** It is written so long after the first of several entries, and when the page goes. */
const WRITE_MS = 1_000;

const CALL = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Detail = Omit<PhoneLogEntry, 'at' | 'what' | 'call'> & { readonly call?: string | null };

/**
 * What the phone notes of itself for support (F42): fixed words, codes and ids. There is nowhere to put a name, a number or a text. The
 * oldest make room; it lasts over a reload and ends with the session.
 */
export class PhoneLog {
  #entries: PhoneLogEntry[] = [];
  #isOpen = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #kept: Kept;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  /** From here on it takes notes, after those of before the reload. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    try {
      const kept: unknown = JSON.parse(this.#kept.getItem(NAME) ?? '[]');
      if (Array.isArray(kept)) this.#entries = kept.slice(-MOST_LOG_ENTRIES);
    } catch {
      // Somebody else wrote there.
    }
  }

  /** What is no code, id or place of ours is left out, whatever the types let through: the platform would refuse the whole log for it. */
  readonly note = (what: PhoneLogWord, { code, call, place, nth }: Detail = {}): void => {
    if (!this.#isOpen) return;
    this.#entries.push({
      at: new Date().toISOString(),
      what,
      ...(code !== undefined && LOG_CODE.test(code) && { code }),
      ...(call && CALL.test(call) && { call }),
      ...(nth !== undefined && { nth }),
      ...(place !== undefined && LOG_PLACE.test(place) && { place }),
    });
    if (this.#entries.length > MOST_LOG_ENTRIES) this.#entries.shift();
    this.#timer ??= setTimeout(this.write, WRITE_MS);
  };

  /** The oldest first. */
  entries(): PhoneLogEntry[] {
    return [...this.#entries];
  }

  readonly write = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      if (this.#isOpen) this.#kept.setItem(NAME, JSON.stringify(this.#entries));
    } catch {
      // Full, or a browser that keeps nothing: the log of this page is still there.
    }
  };

  /** Nothing is left of it, and nothing more is noted until it is opened again. */
  forget(): void {
    this.#isOpen = false;
    this.#entries = [];
    this.write();
    this.#kept.removeItem(NAME);
  }
}
