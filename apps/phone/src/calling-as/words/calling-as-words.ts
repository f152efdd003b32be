import type { pl } from './pl.ts';

/** As what a call is made; a language that lacks one does not compile. */
export type CallingAsWords = typeof pl;
