import type { pl } from './pl.ts';

/** The words of reports; a language that lacks one does not compile. */
export type ReportWords = typeof pl;
