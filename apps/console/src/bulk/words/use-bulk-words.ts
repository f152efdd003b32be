import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { BulkWords } from './bulk-words.ts';

const WORDS: Readonly<Record<Language, BulkWords>> = { pl, en };

/** The words of changing many at once in the chosen language. */
export function useBulkWords(): BulkWords {
  return WORDS[useLanguage().language];
}
