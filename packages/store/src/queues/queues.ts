import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';
import { type CallingCampaignRow, callingCampaignsOf } from './calling-campaigns.ts';

/** A campaign and one of its members. */
export type Membership = { readonly accountId: string; readonly campaignId: string };

/** When an agent was last at work or on a break, and how many campaign calls they have had since midnight, UTC. */
export type AgentPast = {
  readonly accountId: string;
  readonly workedUntil: Date | null;
  readonly breakUntil: Date | null;
  readonly handled: number;
};

/** A campaign of an agent's, by its name. */
export type MyCampaignRow = {
  readonly id: string;
  readonly name: string;
  /** Its calls come to them while they are in queue. */
  readonly isTicked: boolean;
  /** It cannot be left out. */
  readonly isMandatory: boolean;
};

/** A campaign that an agent serves while they are in queue, by its name. */
export type ServedCampaign = { readonly accountId: string; readonly name: string };

/** What whoever gives waiting calls to agents reads beside the campaigns themselves. */
export interface Queues {
  /** The settings of a number of the tenant's, by its E.164. */
  numberOf(tenantId: string, number: string): Promise<unknown>;
  /** Campaigns that agents do not serve for now, of all tenants. */
  leftOut(): Promise<readonly Membership[]>;
  /** What every agent of every tenant did lately. @param now for what today is */
  pasts(now: Date): Promise<readonly AgentPast[]>;
  /** Who spoke to a customer last; undefined where nobody has. @param number E.164 */
  lastAgentOf(tenantId: string, number: string): Promise<string | undefined>;
  campaignsOf(tenantId: string, accountId: string): Promise<readonly MyCampaignRow[]>;
  /** The campaigns the user may call in by hand, by name (F14). */
  callingCampaignsOf(tenantId: string, accountId: string): Promise<readonly CallingCampaignRow[]>;
  /** The campaigns every agent of the tenant serves, by name: those that are not left out, or cannot be. */
  served(tenantId: string): Promise<readonly ServedCampaign[]>;
  /**
   * The campaigns a member serves from now on; all others of theirs are left out.
   * @returns those that were ticked or left out by it
   */
  tick(agent: { readonly tenantId: string; readonly id: string }, ids: readonly string[]): Promise<readonly string[]>;
}

/** Who is a member of which open campaign that customers call, or whose lists call them, as far as the wall lets it be seen. */
const MEMBERSHIPS = sql`
  SELECT reference.account_id AS "accountId", campaign.id, campaign.name, campaign.folded,
         campaign.settings @> '{"mandatory": true}' AS "isMandatory",
         campaign.settings @> '{"mandatory": true}' OR NOT EXISTS (
           SELECT FROM campaigns_left_out out
            WHERE out.account_id = reference.account_id AND out.campaign_id = campaign.id) AS "isTicked"
    FROM directory_references reference
    JOIN directory_entries campaign ON campaign.id = reference.holder_id AND campaign.kind = 'campaign'
   WHERE reference.field LIKE 'members.%' AND (campaign.settings ->> 'direction' = 'inbound' OR EXISTS (
           SELECT FROM directory_references list JOIN directory_entries holder ON holder.id = list.holder_id
            WHERE list.entry_id = campaign.id AND holder.kind = 'outbound-list'))
     AND campaign.settings -> 'enabled' IS DISTINCT FROM 'false'`;

export function queuesOn(db: Database): Queues {
  return {
    numberOf: async (tenantId, number) => {
      const found = await db
        .selectFrom('directory_entries')
        .modifyFront(plannedOnce)
        .select('settings')
        .where('kind', '=', 'number')
        .where('tenant_id', '=', tenantId)
        .where(sql<boolean>`settings ->> 'number' = ${number}`)
        .executeTakeFirst();
      return found?.settings;
    },
    leftOut: async () => {
      const { rows } = await sql<Membership>`
        SELECT account_id AS "accountId", campaign_id AS "campaignId" FROM campaigns_left_out`.execute(db);
      return rows;
    },
    pasts: (now) => pasts(db, now),
    lastAgentOf: (tenantId, number) => lastAgentOf(db, tenantId, number),
    campaignsOf: (tenantId, accountId) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql<MyCampaignRow>`
          SELECT id, name, "isTicked", "isMandatory" FROM (${MEMBERSHIPS}) membership
           WHERE "accountId" = ${accountId} ORDER BY folded, id`.execute(tx);
        return rows;
      }),
    callingCampaignsOf: (tenantId, accountId) => callingCampaignsOf(db, tenantId, accountId),
    served: (tenantId) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql<ServedCampaign>`
          SELECT "accountId", name FROM (${MEMBERSHIPS}) membership WHERE "isTicked" ORDER BY folded, id`.execute(tx);
        return rows;
      }),
    tick: (agent, ids) => tick(db, agent, ids),
  };
}

async function pasts(db: Database, now: Date): Promise<readonly AgentPast[]> {
  const midnight = new Date(now);
  midnight.setUTCHours(0, 0, 0, 0);
  const { rows } = await sql<AgentPast>`
    SELECT agent.account_id AS "accountId", past.worked AS "workedUntil", past.broke AS "breakUntil",
           (SELECT count(*)::integer FROM call_offers offer
             WHERE offer.account_id = agent.account_id AND offer.chosen_at >= ${midnight} AND offer.outcome = 'answered') AS handled
      FROM agent_states agent
     CROSS JOIN LATERAL (
       SELECT max(ended_at) FILTER (WHERE activity IN ('in-call', 'wrap-up')) AS worked,
              max(ended_at) FILTER (WHERE chosen <> 'in-queue') AS broke
         FROM (SELECT * FROM agent_intervals interval WHERE interval.account_id = agent.account_id
                ORDER BY number DESC LIMIT 200) latest) past`.execute(db);
  return rows;
}

/** The trigrams of a whole number leave few calls; which of them have it and nothing more is asked of these. */
async function lastAgentOf(db: Database, tenantId: string, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string }>`
    SELECT segment.account_id AS "accountId"
      FROM (SELECT id, started_at FROM calls
             WHERE tenant_id = ${tenantId} AND caller_number || ' ' || callee_number LIKE ${`%${number}%`}
               AND ${number} IN (caller_number, callee_number) AND answered_at IS NOT NULL
             ORDER BY started_at DESC, id DESC LIMIT 20) call
      JOIN call_segments segment ON segment.call_id = call.id AND segment.result = 'answered'
     ORDER BY call.started_at DESC, call.id DESC, segment.number DESC LIMIT 1`.execute(db);
  return rows[0]?.accountId;
}

async function tick(
  db: Database,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH mine AS (
      SELECT campaign.id FROM directory_references reference
        JOIN directory_entries campaign ON campaign.id = reference.holder_id AND campaign.kind = 'campaign'
       WHERE reference.tenant_id = ${tenantId} AND reference.account_id = ${id} AND reference.field LIKE 'members.%'
         AND NOT campaign.settings @> '{"mandatory": true}'
    ), ticked AS (
      DELETE FROM campaigns_left_out
       WHERE account_id = ${id} AND campaign_id = ANY (${[...ids]}::uuid[]) RETURNING campaign_id
    ), left_out AS (
      INSERT INTO campaigns_left_out (account_id, campaign_id, tenant_id)
      SELECT ${id}, mine.id, ${tenantId} FROM mine WHERE mine.id <> ALL (${[...ids]}::uuid[])
      ON CONFLICT DO NOTHING RETURNING campaign_id
    )
    SELECT campaign_id AS id FROM ticked UNION SELECT campaign_id FROM left_out`.execute(db);
  return rows.map((row) => row.id);
}
