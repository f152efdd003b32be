import type { pl } from './pl.ts';

/** What is said of an update; a language that lacks a word does not compile. */
export type UpdateWords = typeof pl;
