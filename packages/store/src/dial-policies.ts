import { type DialPolicy, type DialRules, dialRules } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { sql } from 'kysely';
import { type Database, asTenant } from './database.ts';
import { auditChange, type ChangedBy } from './directory/audit-change.ts';

/** A call to the outside that is over, as limits count it (trust 7). Instants are UTC. */
export type OutboundCall = {
  readonly tenantId: string;
  readonly accountId: string | null;
  /** The trunk that carried it, or was tried last; null where it never got that far. */
  readonly trunkId: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
};

export interface DialPolicies {
  /** Of any tenant, for telephony; a tenant that never set one has the defaults. */
  of(tenantId: string): Promise<DialPolicy>;
  /** By the tenant's own eyes. */
  inTenant(tenantId: string): Promise<DialPolicy>;
  /** Compare-and-set: only a change made from `version` is taken. It is written into the audit log by the same transaction (trust 15). */
  change(
    tenantId: string,
    wanted: DialPolicy,
    by: ChangedBy,
  ): Promise<Result<DialPolicy, { readonly code: 'dial-policy/changed-meanwhile' }>>;
  /** Calls of all tenants that left the platform and were placed after `since`: what limits still count after a restart. */
  recentCalls(since: Date): Promise<readonly OutboundCall[]>;
}

/** What never left the platform is no call to a limit. */
const REFUSED_AT_HOME = [
  'call/not-permitted',
  'call/limit-reached',
  'call/no-direct-number',
  'call/trunk-full',
  'call/trunk-unavailable',
];

export function dialPoliciesOn(db: Database): DialPolicies {
  return {
    of: (tenantId) => readPolicy(db, tenantId),
    inTenant: (tenantId) => asTenant(db, tenantId, (tx) => readPolicy(tx, tenantId)),
    change: (tenantId, wanted, by) => db.transaction().execute((tx) => changePolicy(tx, { tenantId, ...wanted }, by)),
    recentCalls: async (since) => [...(await placedSince(db, since)), ...(await forwardedSince(db, since))],
  };
}

function placedSince(db: Database, since: Date): Promise<readonly OutboundCall[]> {
  return db
    .selectFrom('calls')
    .select([
      'tenant_id as tenantId',
      'caller_account_id as accountId',
      'trunk_id as trunkId',
      'started_at as startedAt',
      'answered_at as answeredAt',
      'ended_at as endedAt',
    ])
    .where('closed', '=', true)
    .where('direction', '=', 'outbound')
    .where('started_at', '>', since)
    .where((where) => where.or([where('refusal', 'is', null), where('refusal', 'not in', REFUSED_AT_HOME)]))
    .execute();
}

/** Calls that a user's forwarding took to the outside (F44): they are that user's, whoever called. */
async function forwardedSince(db: Database, since: Date): Promise<readonly OutboundCall[]> {
  const { rows } = await sql<OutboundCall>`
    SELECT call.tenant_id AS "tenantId", (hop -> 'from' ->> 'accountId')::uuid AS "accountId", hop ->> 'trunkId' AS "trunkId",
           call.started_at AS "startedAt", call.answered_at AS "answeredAt", call.ended_at AS "endedAt"
      FROM calls call CROSS JOIN jsonb_array_elements(call.forwardings) hop
     WHERE call.closed AND call.started_at > ${since} AND call.forwardings <> '[]'
       AND hop ->> 'refusal' IS NULL AND hop -> 'to' ->> 'accountId' IS NULL`.execute(db);
  return rows;
}

async function readPolicy(db: Database, tenantId: string): Promise<DialPolicy> {
  const row = await db
    .selectFrom('dial_policies')
    .select(['version', 'rules'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return { version: row?.version ?? 0, rules: dialRules.parse(row?.rules ?? {}) };
}

async function changePolicy(
  tx: Database,
  { tenantId, version, rules }: DialPolicy & { readonly tenantId: string },
  by: ChangedBy,
): ReturnType<DialPolicies['change']> {
  // Of another version it would be told wrong, but then nothing is written.
  const before = await readPolicy(tx, tenantId);
  const written = sql<DialRules>`${JSON.stringify(rules)}::jsonb`;
  const next = { version: version + 1, rules: written };
  const result =
    version === 0
      ? await tx
          .insertInto('dial_policies')
          .values({ tenant_id: tenantId, ...next })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('dial_policies')
          .set(next)
          .where('tenant_id', '=', tenantId)
          .where('version', '=', version)
          .executeTakeFirst();
  const touched = 'numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows;
  if (!touched) return refuse({ code: 'dial-policy/changed-meanwhile' });
  await auditChange(tx, by, { action: 'dial-policy.change', before: before.rules, after: rules });
  return ok({ version: version + 1, rules });
}
