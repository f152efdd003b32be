import { confinementOf } from '../confinement.ts';
import type { Database } from '../database.ts';

/** Stands for all campaigns together, and for calls of none, in what is added up by days (`all_campaigns()`). */
const ALL_CAMPAIGNS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Whose sums are to be read: one campaign's, all the reader is confined to, or those of all that there is. */
export function campaignsOf(db: Database, campaignId: string | null): readonly string[] {
  return campaignId === null ? (confinementOf(db)?.campaignIds ?? [ALL_CAMPAIGNS]) : [campaignId];
}
