import { type Language, useLanguage } from '@wpm/ui';
import type { CrmWords } from './crm-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, CrmWords>> = { pl, en };

/** The words of what has to do with a CRM, in the chosen language. */
export function useCrmWords(): CrmWords {
  return WORDS[useLanguage().language];
}
