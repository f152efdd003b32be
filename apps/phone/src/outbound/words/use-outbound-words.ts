import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { OutboundWords } from './outbound-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, OutboundWords>> = { pl, en };

/** The words of outbound lists in the chosen language. */
export function useOutboundWords(): OutboundWords {
  return WORDS[useLanguage().language];
}
