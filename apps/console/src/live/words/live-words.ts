import type { pl } from './pl.ts';

/** The words of the live board; a language that lacks one does not compile. */
export type LiveWords = typeof pl;
