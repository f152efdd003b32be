import { type Language, useLanguage } from '@wpm/ui';
import type { ConsoleWords } from './console-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, ConsoleWords>> = { pl, en };

/** The console's own words in the chosen language. */
export function useConsoleWords(): ConsoleWords {
  return WORDS[useLanguage().language];
}
