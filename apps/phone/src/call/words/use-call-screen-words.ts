import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { CallScreenWords } from './call-screen-words.ts';

const WORDS: Readonly<Record<Language, CallScreenWords>> = { pl, en };

/** What is said of a call that is up or over in the chosen language. */
export function useCallScreenWords(): CallScreenWords {
  return WORDS[useLanguage().language];
}
