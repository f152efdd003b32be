import type { pl } from './pl.ts';

/** The words of outbound lists; a language that lacks one does not compile. */
export type OutboundWords = typeof pl;
