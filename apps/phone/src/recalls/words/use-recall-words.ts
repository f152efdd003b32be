import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { RecallWords } from './recall-words.ts';

const WORDS: Readonly<Record<Language, RecallWords>> = { pl, en };

/** The words of recalls in the chosen language. */
export function useRecallWords(): RecallWords {
  return WORDS[useLanguage().language];
}
