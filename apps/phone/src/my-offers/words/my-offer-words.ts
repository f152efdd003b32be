import type { pl } from './pl.ts';

/** What every language has to say. */
export type MyOfferWords = typeof pl;
