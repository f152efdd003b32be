import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { OfflineWords } from './offline-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, OfflineWords>> = { pl, en };

/** What the phone says without a connection, in the chosen language. */
export function useOfflineWords(): OfflineWords {
  return WORDS[useLanguage().language];
}
