import type { pl } from './pl.ts';

/** What is asked about the number of a link; a language that lacks one does not compile. */
export type DialLinkWords = typeof pl;
