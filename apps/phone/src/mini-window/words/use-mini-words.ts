import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { MiniWords } from './mini-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, MiniWords>> = { pl, en };

/** The words of the small window, in the chosen language. */
export function useMiniWords(): MiniWords {
  return WORDS[useLanguage().language];
}
