import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { PhoneWords } from './phone-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, PhoneWords>> = { pl, en };

/** The phone's own words in the chosen language. */
export function usePhoneWords(): PhoneWords {
  return WORDS[useLanguage().language];
}
