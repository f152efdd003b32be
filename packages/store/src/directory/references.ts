import type { FieldReasons } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { EntryKind } from '../tables.ts';

/** A field of an entry that names another thing of the tenant. */
export type Reference = {
  /** Its path in the settings: `members.0.accountId`. */
  readonly field: string;
  readonly kind: EntryKind | 'account';
  readonly id: string;
};

/** The fields that name what is not there. What is there cannot go before the transaction ends. */
export async function unknownReferences(
  tx: Database,
  tenantId: string,
  references: readonly Reference[],
): Promise<FieldReasons> {
  if (references.length === 0) return {};
  const accounts = references.filter(({ kind }) => kind === 'account').map(({ id }) => id);
  const entries = references.filter(({ kind }) => kind !== 'account').map(({ id }) => id);
  const found = new Set([
    ...(await lockedAccounts(tx, tenantId, accounts)).map(({ id }) => `account/${id}`),
    ...(await lockedEntries(tx, tenantId, entries)).map(({ id, kind }) => `${kind}/${id}`),
  ]);
  const unknown = references.filter(({ kind, id }) => !found.has(`${kind}/${id}`));
  return Object.fromEntries(unknown.map(({ field }) => [field, 'does-not-exist' as const]));
}

async function lockedEntries(tx: Database, tenantId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; kind: EntryKind }>`
    SELECT id, kind FROM directory_entries WHERE tenant_id = ${tenantId} AND id = ANY (${ids}::uuid[])
     ORDER BY id FOR KEY SHARE`.execute(tx);
  return rows;
}

async function lockedAccounts(tx: Database, tenantId: string, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM accounts WHERE tenant_id = ${tenantId} AND id = ANY (${ids}::uuid[]) AND deleted_at IS NULL
     ORDER BY id FOR KEY SHARE`.execute(tx);
  return rows;
}

/** Replaces what an entry leads to. */
export async function writeReferences(
  tx: Database,
  { tenantId, holderId }: { readonly tenantId: string; readonly holderId: string },
  references: readonly Reference[],
): Promise<void> {
  await tx.deleteFrom('directory_references').where('holder_id', '=', holderId).execute();
  if (references.length === 0) return;
  const rows = references.map(({ field, kind, id }) => ({
    tenant_id: tenantId,
    holder_id: holderId,
    field,
    entry_id: kind === 'account' ? null : id,
    account_id: kind === 'account' ? id : null,
  }));
  await tx.insertInto('directory_references').values(rows).execute();
}
