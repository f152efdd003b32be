import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { DialLinkWords } from './dial-link-words.ts';

const WORDS: Readonly<Record<Language, DialLinkWords>> = { pl, en };

/** What is asked about the number of a link in the chosen language. */
export function useDialLinkWords(): DialLinkWords {
  return WORDS[useLanguage().language];
}
