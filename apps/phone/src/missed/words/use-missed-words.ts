import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { MissedWords } from './missed-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, MissedWords>> = { pl, en };

/** The words of the shared missed calls in the chosen language. */
export function useMissedWords(): MissedWords {
  return WORDS[useLanguage().language];
}
