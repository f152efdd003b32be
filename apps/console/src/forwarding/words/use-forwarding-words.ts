import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { ForwardingWords } from './forwarding-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, ForwardingWords>> = { pl, en };

/** The words of forwarding in the chosen language. */
export function useForwardingWords(): ForwardingWords {
  return WORDS[useLanguage().language];
}
