import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { LineWords } from './line-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, LineWords>> = { pl, en };

/** The words of the line while a call is up, in the chosen language. */
export function useLineWords(): LineWords {
  return WORDS[useLanguage().language];
}
