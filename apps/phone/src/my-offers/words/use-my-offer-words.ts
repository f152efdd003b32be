import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { MyOfferWords } from './my-offer-words.ts';

const WORDS: Readonly<Record<Language, MyOfferWords>> = { pl, en };

/** The words of the own offers in the chosen language. */
export function useMyOfferWords(): MyOfferWords {
  return WORDS[useLanguage().language];
}
