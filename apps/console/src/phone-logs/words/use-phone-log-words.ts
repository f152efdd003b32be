import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { PhoneLogWords } from './phone-log-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, PhoneLogWords>> = { pl, en };

/** The words of the page of logs from phones in the chosen language. */
export function usePhoneLogWords(): PhoneLogWords {
  return WORDS[useLanguage().language];
}
