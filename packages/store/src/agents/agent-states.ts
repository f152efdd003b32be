import type { Chosen } from '@wpm/acd';
import type { AgentActivity, SignOutReason } from '@wpm/contract';
import { sql } from 'kysely';
import { isSeenAccount } from '../confinement.ts';
import { asTenant, type Database } from '../database.ts';
import type { Outlasting } from '../outlast.ts';
import type { AgentMove, AgentStateRow } from './agent-move.ts';
import { agentMovesOn } from './agent-moves.ts';

/** A status that is over, as reports read it (F28). */
export type IntervalRow = {
  readonly number: number;
  readonly chosen: Chosen['kind'];
  readonly chosenBy: Chosen['by'];
  readonly breakId: string | null;
  readonly breakName: string | null;
  readonly signedOut: SignOutReason | null;
  readonly activity: AgentActivity;
  readonly beganAt: Date;
  readonly endedAt: Date;
};

/** A user with a phone. */
export type Person = { readonly accountId: string; readonly name: string; readonly extension: string | null };

export interface AgentStates {
  /** Those of every agent who was ever seen and is not gone. */
  all(): Promise<readonly AgentStateRow[]>;
  /**
   * Takes a state to the next and writes what is over by it, with `none` as the classifier of a part that wanted one and has
   * none, all or nothing; on disk when it resolves. `move.version` and
   * `move.intervals` are those of before; to write a move twice changes nothing.
   * @throws {RefusedWrite} if the state has been moved on by somebody else
   */
  move(move: AgentMove): Promise<void>;
  /** The statuses of an agent that are over and reach into the time given, oldest first. */
  intervals(
    agent: { readonly tenantId: string; readonly accountId: string },
    time: { readonly from: Date; readonly until: Date },
  ): Promise<readonly IntervalRow[]>;
  /** Everybody in a tenant who has a phone and may use it, by name. */
  people(tenantId: string): Promise<readonly Person[]>;
  /** Whether the account is a member of a campaign: who is none has no queue to be in. */
  isInCampaign(tenantId: string, accountId: string): Promise<boolean>;
}

export function agentStatesOn(db: Database, outlasting: Outlasting): AgentStates {
  return {
    all: async () => {
      const { rows } = await sql<AgentStateRow>`
        SELECT agent.account_id AS "accountId", agent.tenant_id AS "tenantId", account.login, tenant.domain,
               agent.version, agent.intervals, agent.state
          FROM agent_states agent
          JOIN accounts account ON account.id = agent.account_id AND account.deleted_at IS NULL
          JOIN tenants tenant ON tenant.id = agent.tenant_id`.execute(db);
      return rows;
    },
    people: (tenantId) => people(db, tenantId),
    move: agentMovesOn(db, outlasting),
    intervals: ({ tenantId, accountId }, { from, until }) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql<IntervalRow>`
          SELECT number, chosen, chosen_by AS "chosenBy", break_id AS "breakId", break_name AS "breakName",
                 signed_out AS "signedOut", activity, began_at AS "beganAt", ended_at AS "endedAt"
            FROM agent_intervals
           WHERE account_id = ${accountId} AND ended_at > ${from} AND began_at < ${until}
           ORDER BY number`.execute(tx);
        return rows;
      }),
    isInCampaign: (tenantId, accountId) =>
      asTenant(db, tenantId, async (tx) => {
        const { rows } = await sql`
          SELECT FROM directory_references reference
            JOIN directory_entries campaign ON campaign.id = reference.holder_id AND campaign.kind = 'campaign'
           WHERE reference.account_id = ${accountId} AND reference.field LIKE 'members.%' LIMIT 1`.execute(tx);
        return rows.length > 0;
      }),
  };
}

async function people(db: Database, tenantId: string): Promise<readonly Person[]> {
  const { rows } = await sql<Person>`
    SELECT id AS "accountId", display_name AS name, extension
      FROM accounts
     WHERE tenant_id = ${tenantId} AND kind IS NOT NULL AND NOT disabled AND deleted_at IS NULL
       AND ${isSeenAccount(db, 'accounts.id')}
     ORDER BY display_name, id`.execute(db);
  return rows;
}
