import type { pl } from './pl.ts';

/** The words of the shared missed calls; a language that lacks one does not compile. */
export type MissedWords = typeof pl;
