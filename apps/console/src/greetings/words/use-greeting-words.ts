import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { GreetingWords } from './greeting-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, GreetingWords>> = { pl, en };

/** The words of greetings in the chosen language. */
export function useGreetingWords(): GreetingWords {
  return WORDS[useLanguage().language];
}
