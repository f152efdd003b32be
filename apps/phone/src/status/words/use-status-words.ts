import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { StatusWords } from './status-words.ts';

const WORDS: Readonly<Record<Language, StatusWords>> = { pl, en };

/** The words of the status in the chosen language. */
export function useStatusWords(): StatusWords {
  return WORDS[useLanguage().language];
}
