import type { pl } from './pl.ts';

/** What is said of a call that is up or over; a language that lacks one does not compile. */
export type CallScreenWords = typeof pl;
