import type { pl } from './pl.ts';

/** The words of automatic answering; a language that lacks one does not compile. */
export type AutoAnswerWords = typeof pl;
