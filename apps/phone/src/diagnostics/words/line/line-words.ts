import type { pl } from './pl.ts';

/** The words of the line while a call is up; a language that lacks one does not compile. */
export type LineWords = typeof pl;
