import type { pl } from './pl.ts';

/** A language that lacks one of these words does not compile. */
export type ForwardingWords = typeof pl;
