import { type Language, useLanguage } from '@wpm/ui';
import type { ContactWords } from './contact-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, ContactWords>> = { pl, en };

/** The words of the contacts in the chosen language. */
export function useContactWords(): ContactWords {
  return WORDS[useLanguage().language];
}
