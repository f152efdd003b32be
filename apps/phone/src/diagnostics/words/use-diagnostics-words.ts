import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the diagnostics; a language that lacks one does not compile. */
export type DiagnosticsWords = typeof pl;

const WORDS: Readonly<Record<Language, DiagnosticsWords>> = { pl, en };

export function useDiagnosticsWords(): DiagnosticsWords {
  return WORDS[useLanguage().language];
}
