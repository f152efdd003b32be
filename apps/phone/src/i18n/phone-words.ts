import type { pl } from './pl.ts';

/** The phone's own words; a language that lacks one does not compile. */
export type PhoneWords = typeof pl;
