import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { CallingAsWords } from './calling-as-words.ts';

const WORDS: Readonly<Record<Language, CallingAsWords>> = { pl, en };

/** As what a call is made in the chosen language. */
export function useCallingAsWords(): CallingAsWords {
  return WORDS[useLanguage().language];
}
