import type { pl } from './pl.ts';

/** A language that lacks a word does not compile. */
export type MiniWords = typeof pl;
