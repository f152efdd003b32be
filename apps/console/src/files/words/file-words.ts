import type { pl } from './pl.ts';

/** The words of files that are read. */
export type FileWords = typeof pl;
