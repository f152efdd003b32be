import type { pl } from './pl.ts';

/** The words of changing many at once; a language that lacks one does not compile. */
export type BulkWords = typeof pl;
