import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { LinkWords } from './link-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, LinkWords>> = { pl, en };

/** The words of signing in by a link in the chosen language. */
export function useLinkWords(): LinkWords {
  return WORDS[useLanguage().language];
}
