import { type Language, useLanguage } from '@wpm/ui';
import type { DiagnosticsWords } from './diagnostics-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, DiagnosticsWords>> = { pl, en };

/** The words of the diagnostics in the chosen language. */
export function useDiagnosticsWords(): DiagnosticsWords {
  return WORDS[useLanguage().language];
}
