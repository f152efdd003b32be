import { type Language, useLanguage } from '@wpm/ui';
import type { DoNotCallWords } from './do-not-call-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, DoNotCallWords>> = { pl, en };

/** The words of the page of numbers nobody calls in the chosen language. */
export function useDoNotCallWords(): DoNotCallWords {
  return WORDS[useLanguage().language];
}
