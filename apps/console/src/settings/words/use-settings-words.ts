import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { SettingsWords } from './settings-words.ts';

const WORDS: Readonly<Record<Language, SettingsWords>> = { pl, en };

/** The words of the tenant's own settings in the chosen language. */
export function useSettingsWords(): SettingsWords {
  return WORDS[useLanguage().language];
}
