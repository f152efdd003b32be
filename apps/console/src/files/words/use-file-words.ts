import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { FileWords } from './file-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, FileWords>> = { pl, en };

/** The words of files that are read, in the chosen language. */
export function useFileWords(): FileWords {
  return WORDS[useLanguage().language];
}
