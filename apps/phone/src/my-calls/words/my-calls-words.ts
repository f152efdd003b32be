import type { pl } from './pl.ts';

/** The words of my calls; a language that lacks one does not compile. */
export type MyCallsWords = typeof pl;
