import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { SavedViewWords } from './saved-view-words.ts';

const WORDS: Readonly<Record<Language, SavedViewWords>> = { pl, en };

/** The words of saved views in the chosen language. */
export function useSavedViewWords(): SavedViewWords {
  return WORDS[useLanguage().language];
}
