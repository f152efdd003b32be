import type { pl } from './pl.ts';

/** The words of greetings; a language that lacks one does not compile. */
export type GreetingWords = typeof pl;
