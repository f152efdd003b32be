import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { ContactWords } from './contact-words.ts';

const WORDS: Readonly<Record<Language, ContactWords>> = { pl, en };

/** The words of the contacts of the console in the chosen language. */
export function useContactWords(): ContactWords {
  return WORDS[useLanguage().language];
}
