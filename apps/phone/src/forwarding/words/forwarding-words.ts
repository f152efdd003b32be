import type { pl } from './pl.ts';

/** The words of forwarding; a language that lacks one does not compile. */
export type ForwardingWords = typeof pl;
