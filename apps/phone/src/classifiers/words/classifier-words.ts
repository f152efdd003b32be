import type { pl } from './pl.ts';

/** The words of classifiers; a language that lacks one does not compile. */
export type ClassifierWords = typeof pl;
