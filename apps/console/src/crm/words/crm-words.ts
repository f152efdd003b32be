import type { pl } from './pl.ts';

/** The words of what has to do with a CRM; a language that lacks one does not compile. */
export type CrmWords = typeof pl;
