import type { pl } from './pl.ts';

/** The words for handing a call on; a language that lacks one does not compile. */
export type HandingOnWords = typeof pl;
