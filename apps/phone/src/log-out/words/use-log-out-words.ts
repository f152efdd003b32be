import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { LogOutWords } from './log-out-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, LogOutWords>> = { pl, en };

/** The words of logging out in the chosen language. */
export function useLogOutWords(): LogOutWords {
  return WORDS[useLanguage().language];
}
