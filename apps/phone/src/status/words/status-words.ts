import type { pl } from './pl.ts';

/** The words of the status; a language that lacks one does not compile. */
export type StatusWords = typeof pl;
