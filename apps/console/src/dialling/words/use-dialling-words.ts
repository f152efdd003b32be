import { type Language, useLanguage } from '@wpm/ui';
import type { DiallingWords } from './dialling-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, DiallingWords>> = { pl, en };

/** The words of whom users may call, in the chosen language. */
export function useDiallingWords(): DiallingWords {
  return WORDS[useLanguage().language];
}
