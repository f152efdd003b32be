import type { pl } from './pl.ts';

/** Words of the phone in a page of a CRM. */
export type EmbeddingWords = typeof pl;
