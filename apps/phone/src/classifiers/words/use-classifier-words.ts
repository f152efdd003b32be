import { type Language, useLanguage } from '@wpm/ui';
import type { ClassifierWords } from './classifier-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, ClassifierWords>> = { pl, en };

/** The words of classifiers in the chosen language. */
export function useClassifierWords(): ClassifierWords {
  return WORDS[useLanguage().language];
}
