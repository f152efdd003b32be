import { type Language, useLanguage } from '@wpm/ui';
import type { AutoAnswerWords } from './auto-answer-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, AutoAnswerWords>> = { pl, en };

/** The words of automatic answering in the chosen language. */
export function useAutoAnswerWords(): AutoAnswerWords {
  return WORDS[useLanguage().language];
}
