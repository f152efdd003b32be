import type { pl } from './pl.ts';

/** The words of the diagnostics; a language that lacks one does not compile. */
export type DiagnosticsWords = typeof pl;
