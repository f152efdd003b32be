import type { pl } from './pl.ts';

/** The words of saved views; a language that lacks one does not compile. */
export type SavedViewWords = typeof pl;
