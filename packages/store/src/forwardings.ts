import { type Forwarding, type ForwardingRules, NO_FORWARDING, forwardingRules } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { sql } from 'kysely';
import { type Database, asTenant, atOnce } from './database.ts';
import { plannedOnce } from './planned-once.ts';
import { auditChange, type ChangedBy } from './directory/audit-change.ts';

/** Whose forwarding it is. */
export type ForwardingOwner = { readonly tenantId: string; readonly accountId: string };

export interface Forwardings {
  /** Of any user, for telephony; who never set one forwards nothing. */
  of(accountId: string): Promise<Forwarding>;
  /** By the tenant's own eyes. */
  inTenant(owner: ForwardingOwner): Promise<Forwarding>;
  /** Compare-and-set: only a change made from `version` is taken. It is written into the audit log by the same transaction (trust 15). */
  change(
    owner: ForwardingOwner,
    wanted: Forwarding,
    by: ChangedBy,
  ): Promise<Result<Forwarding, { readonly code: 'forwarding/changed-meanwhile' }>>;
}

export function forwardingsOn(db: Database): Forwardings {
  return {
    of: (accountId) => read(db, accountId),
    inTenant: ({ tenantId, accountId }) => asTenant(db, tenantId, (tx) => read(tx, accountId)),
    change: (owner, wanted, by) => atOnce(db, (tx) => change(tx, owner, wanted, by)),
  };
}

async function read(db: Database, accountId: string): Promise<Forwarding> {
  const row = await db
    .selectFrom('forwardings')
    .modifyFront(plannedOnce)
    .select(['version', 'rules'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? { version: row.version, rules: forwardingRules.parse(row.rules) } : { version: 0, rules: NO_FORWARDING };
}

async function change(
  tx: Database,
  { tenantId, accountId }: ForwardingOwner,
  { version, rules }: Forwarding,
  by: ChangedBy,
): ReturnType<Forwardings['change']> {
  // Of another version it would be told wrong, but then nothing is written.
  const before = await read(tx, accountId);
  const written = sql<ForwardingRules>`${JSON.stringify(rules)}::jsonb`;
  const next = { version: version + 1, rules: written };
  const result =
    version === 0
      ? await tx
          .insertInto('forwardings')
          .values({ account_id: accountId, tenant_id: tenantId, ...next })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('forwardings')
          .set(next)
          .where('account_id', '=', accountId)
          .where('tenant_id', '=', tenantId)
          .where('version', '=', version)
          .executeTakeFirst();
  const touched = 'numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows;
  if (!touched) return refuse({ code: 'forwarding/changed-meanwhile' });
  await auditChange(tx, by, { action: 'forwarding.change', subject: accountId, before: before.rules, after: rules });
  return ok({ version: version + 1, rules });
}
