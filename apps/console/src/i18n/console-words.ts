import type { pl } from './pl.ts';

/** The console's own words. Polish is the original: a language that lacks one of its keys does not compile. */
export type ConsoleWords = typeof pl;
