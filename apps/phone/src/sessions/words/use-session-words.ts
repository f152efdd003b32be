import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { SessionWords } from './session-words.ts';

const WORDS: Readonly<Record<Language, SessionWords>> = { pl, en };

/** The words of the page of sessions in the chosen language. */
export function useSessionWords(): SessionWords {
  return WORDS[useLanguage().language];
}
