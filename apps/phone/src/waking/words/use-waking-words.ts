import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { WakingWords } from './waking-words.ts';

const WORDS: Readonly<Record<Language, WakingWords>> = { pl, en };

/** The words of ringing while the phone is closed in the chosen language. */
export function useWakingWords(): WakingWords {
  return WORDS[useLanguage().language];
}
