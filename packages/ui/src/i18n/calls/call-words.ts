import type { pl } from './pl.ts';

/** The words of lists of calls and of their recordings; a language that lacks one does not compile. */
export type CallWords = typeof pl;
