import { foldText } from '@wpm/contract';

/** What a contact is found by, its numbers apart. */
export type Searched = {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string | null;
};

/** Longer ones, and more of them, nobody types; what is stored of a contact stays bounded. */
const MOST_LETTERS = 60;
const MOST_KEYS = 24;
const FEWEST_LETTERS = 2;

/**
 * Everything a search for the contact can begin with: each of its texts, folded, from each of its words on. A word that is typed then is
 * the beginning of a key, which an ordered index finds at once however many contacts there are. A name stands in both orders.
 * Of keys that begin alike the longest is enough.
 */
export function searchKeys({ firstName, lastName, company, email }: Searched): readonly string[] {
  const texts = [`${lastName} ${firstName}`, `${firstName} ${lastName}`, company, email ?? ''];
  const all = new Set(texts.flatMap((text) => tailsOf(foldText(text))));
  const sorted = [...all].toSorted();
  const longest = sorted.filter((key, at) => !sorted[at + 1]?.startsWith(key));
  return longest.slice(0, MOST_KEYS);
}

/** The text from each of its words on. */
function tailsOf(folded: string): readonly string[] {
  return [...folded.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(({ index }) => folded.slice(index, index + MOST_LETTERS).trim())
    .filter((tail) => tail.length >= FEWEST_LETTERS);
}

/** What was typed to search contacts, understood. */
export type ContactSearch =
  /** Digits, any part of a number. `isBeginning`: typed with the sign or zeros of an international number. */
  | { readonly kind: 'digits'; readonly digits: string; readonly isBeginning: boolean }
  /** Beginnings of words, folded, all of which must be there. */
  | { readonly kind: 'words'; readonly words: readonly [string, ...string[]] }
  /** Nothing a contact could be found by. */
  | { readonly kind: 'nothing' };

const MOST_WORDS = 6;

/** Reads a search: what looks like a number is one. */
export function readContactSearch(typed: string): ContactSearch {
  const text = typed.trim();
  if (/^[+\d\s().\-/]*\d[\d\s().\-/]*$/.test(text)) return digitsIn(text);
  const [first, ...others] = foldText(text)
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, '').slice(0, MOST_LETTERS))
    .filter((word) => word !== '');
  return first === undefined
    ? { kind: 'nothing' }
    : { kind: 'words', words: [first, ...others.slice(0, MOST_WORDS - 1)] };
}

function digitsIn(text: string): ContactSearch {
  const isBeginning = /^(?:\+|00)/.test(text);
  const digits = text.replace(/^00/, '').replaceAll(/\D/g, '');
  return digits === '' ? { kind: 'nothing' } : { kind: 'digits', digits: digits.slice(0, 15), isBeginning };
}
