import type { Contact } from '@wpm/contract';
import type { Draft } from './draft.ts';

/** A card as it was typed and not saved: what it began from (null: a contact that is not there yet), and when it was typed. */
export type KeptDraft = { readonly base: Contact | null; readonly draft: Draft; readonly at: number };

type KeptAs = KeptDraft & { readonly form: string };

const NAME = 'wpm.contact-drafts.';
/** The newest so many forms; of no card is more kept than this many characters. */
const [MOST, LONGEST] = [5, 100_000];

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What a user typed into the forms of contacts on this device, so that it outlives a reload, a call, and the network. It is theirs
 * alone, and goes when they log out (F10).
 */
export class KeptDrafts {
  readonly #storage: Kept;
  readonly #name: string;

  constructor(storage: Kept, accountId: string) {
    this.#storage = storage;
    this.#name = NAME + accountId;
  }

  /** @param form the id of the contact, or what a new one was called from */
  of(form: string): KeptDraft | undefined {
    return this.#all().find((kept) => kept.form === form);
  }

  keep(form: string, draft: KeptDraft): void {
    if (JSON.stringify(draft).length > LONGEST) return;
    this.#write([{ ...draft, form }, ...this.#all().filter((kept) => kept.form !== form)].slice(0, MOST));
  }

  forget(form: string): void {
    this.#write(this.#all().filter((kept) => kept.form !== form));
  }

  #all(): readonly KeptAs[] {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(this.#name) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isKept) : [];
    } catch {
      return [];
    }
  }

  #write(kept: readonly KeptAs[]): void {
    try {
      if (kept.length === 0) this.#storage.removeItem(this.#name);
      else this.#storage.setItem(this.#name, JSON.stringify(kept));
    } catch {
      // The device has no room left: what is typed is still on the screen.
    }
  }
}

/** Of a version of the phone that kept them otherwise nothing is taken. */
function isKept(stored: unknown): stored is KeptAs {
  const { form, draft, at, base } = Object(stored);
  const isDraft = typeof Object(draft).lastName === 'string' && Array.isArray(Object(draft).numbers);
  return typeof form === 'string' && isDraft && typeof at === 'number' && typeof base === 'object';
}

/** Nobody's drafts are left on the device. */
export function forgetAllDrafts(storage: Kept): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const name of names) if (name.startsWith(NAME)) storage.removeItem(name);
}
