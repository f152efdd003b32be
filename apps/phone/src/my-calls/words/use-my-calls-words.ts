import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { MyCallsWords } from './my-calls-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, MyCallsWords>> = { pl, en };

/** The words of my calls in the chosen language. */
export function useMyCallsWords(): MyCallsWords {
  return WORDS[useLanguage().language];
}
