import type { pl } from './pl.ts';

/** Words of what the phone has of a CRM. */
export type CrmWords = typeof pl;
