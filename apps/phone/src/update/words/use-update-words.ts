import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { UpdateWords } from './update-words.ts';

const WORDS: Readonly<Record<Language, UpdateWords>> = { pl, en };

/** What is said of an update in the chosen language. */
export function useUpdateWords(): UpdateWords {
  return WORDS[useLanguage().language];
}
