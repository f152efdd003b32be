import type { pl } from './pl.ts';

/** The words of the contacts; a language that lacks one does not compile. */
export type ContactWords = typeof pl;
