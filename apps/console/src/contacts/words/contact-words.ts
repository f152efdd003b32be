import type { pl } from './pl.ts';

/** The words of the contacts of the console; a language that lacks one does not compile. */
export type ContactWords = typeof pl;
