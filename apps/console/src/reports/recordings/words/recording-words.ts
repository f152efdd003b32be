import type { pl } from './pl.ts';

/** The words of recordings; a language that lacks one does not compile. */
export type RecordingWords = typeof pl;
