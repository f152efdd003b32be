import { type Language, useLanguage } from '@wpm/ui';
import type { HandingOnWords } from './handing-on-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, HandingOnWords>> = { pl, en };

/** The words of the handing on in the chosen language. */
export function useHandingOnWords(): HandingOnWords {
  return WORDS[useLanguage().language];
}
