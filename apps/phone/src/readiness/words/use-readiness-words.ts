import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { ReadinessWords } from './readiness-words.ts';

const WORDS: Readonly<Record<Language, ReadinessWords>> = { pl, en };

/** The words of the check in the chosen language. */
export function useReadinessWords(): ReadinessWords {
  return WORDS[useLanguage().language];
}
