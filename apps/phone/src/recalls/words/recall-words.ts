import type { pl } from './pl.ts';

/** The words of recalls; a language that lacks one does not compile. */
export type RecallWords = typeof pl;
