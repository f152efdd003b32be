import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { LiveWords } from './live-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, LiveWords>> = { pl, en };

/** The words of the live board in the chosen language. */
export function useLiveWords(): LiveWords {
  return WORDS[useLanguage().language];
}
