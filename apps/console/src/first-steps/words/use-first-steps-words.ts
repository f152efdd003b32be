import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { FirstStepsWords } from './first-steps-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, FirstStepsWords>> = { pl, en };

/** The words of the guide in the chosen language. */
export function useFirstStepsWords(): FirstStepsWords {
  return WORDS[useLanguage().language];
}
