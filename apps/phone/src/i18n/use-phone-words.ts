import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The phone's own words; a language that lacks one does not compile. */
export type PhoneWords = typeof pl;

const WORDS: Readonly<Record<Language, PhoneWords>> = { pl, en };

export function usePhoneWords(): PhoneWords {
  return WORDS[useLanguage().language];
}
