import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { PlaceWords } from './place-words.ts';

const WORDS: Readonly<Record<Language, PlaceWords>> = { pl, en };

/** The words about the phone's one place in the chosen language. */
export function usePlaceWords(): PlaceWords {
  return WORDS[useLanguage().language];
}
