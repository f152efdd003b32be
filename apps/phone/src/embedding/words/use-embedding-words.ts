import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import type { EmbeddingWords } from './embedding-words.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, EmbeddingWords>> = { pl, en };

/** The words of the phone in a page of a CRM, in the chosen language. */
export function useEmbeddingWords(): EmbeddingWords {
  return WORDS[useLanguage().language];
}
