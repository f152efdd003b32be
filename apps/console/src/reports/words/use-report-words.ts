import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { ReportWords } from './report-words.ts';

const WORDS: Readonly<Record<Language, ReportWords>> = { pl, en };

/** The words of reports in the chosen language. */
export function useReportWords(): ReportWords {
  return WORDS[useLanguage().language];
}
