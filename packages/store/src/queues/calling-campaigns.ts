import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';

/** A campaign in which somebody may call by hand; `number`: what is shown, E.164, null where it has none of its own. */
export type CallingCampaignRow = { readonly id: string; readonly name: string; readonly number: string | null };

/** Where a user may call by hand now (F14), by name: members of enabled campaigns that let them. */
export async function callingCampaignsOf(
  db: Database,
  tenantId: string,
  accountId: string,
): Promise<readonly CallingCampaignRow[]> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<CallingCampaignRow>`
      SELECT DISTINCT campaign.folded, campaign.id, campaign.name, number.settings ->> 'number' AS number
        FROM directory_references reference
        JOIN directory_entries campaign ON campaign.id = reference.holder_id AND campaign.kind = 'campaign'
        LEFT JOIN directory_entries number
          ON number.kind = 'number' AND number.id::text = campaign.settings ->> 'callerNumberId'
         AND number.settings -> 'enabled' IS DISTINCT FROM 'false'
       WHERE reference.account_id = ${accountId} AND reference.field LIKE 'members.%'
         AND campaign.settings @> '{"manualCalls": true}'
         AND campaign.settings -> 'enabled' IS DISTINCT FROM 'false'
       ORDER BY campaign.folded, campaign.id`.execute(tx);
    return rows.map(({ id, name, number }) => ({ id, name, number }));
  });
}
