import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The console's own words; a language that lacks one does not compile. */
export type ConsoleWords = typeof pl;

const WORDS: Readonly<Record<Language, ConsoleWords>> = { pl, en };

export function useConsoleWords(): ConsoleWords {
  return WORDS[useLanguage().language];
}
