import type { FieldReasons } from '@wpm/contract';
import { foldText } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** A number that becomes an account's own, and from when. */
export type DirectNumber = {
  readonly tenantId: string;
  readonly accountId: string;
  readonly number: string;
  readonly at: Date;
};

/** Why a number cannot become an account's own: it is none of the tenant's, or leads elsewhere. */
export async function directNumberTaken(
  tx: Database,
  { tenantId, accountId, number }: DirectNumber,
): Promise<FieldReasons | undefined> {
  const { rows } = await sql<{ kind: string; account: string | null }>`
    SELECT settings -> 'route' ->> 'kind' AS kind, settings -> 'route' ->> 'accountId' AS account
      FROM directory_entries
     WHERE kind = 'number' AND settings ->> 'number' = ${number} AND tenant_id = ${tenantId} FOR UPDATE`.execute(tx);
  const [found] = rows;
  if (!found) return { directNumber: 'does-not-exist' };
  const isFree = found.kind === 'nowhere' || (found.kind === 'account' && found.account === accountId);
  return isFree ? undefined : { directNumber: 'taken' };
}

/** Makes a number of the tenant lead to an account; it is added to the tenant's numbers where it was not among them. */
export async function leadNumberTo(tx: Database, { tenantId, accountId, number, at }: DirectNumber): Promise<void> {
  const route = JSON.stringify({ kind: 'account', accountId });
  const settings = JSON.stringify({ number, label: null, enabled: true });
  const { rows } = await sql<{ id: string }>`
    INSERT INTO directory_entries (id, tenant_id, kind, version, name, folded, scope, settings, changed_at)
    VALUES (gen_random_uuid(), ${tenantId}, 'number', 1, ${number}, ${foldText(number)}, '',
            ${settings}::jsonb || jsonb_build_object('route', ${route}::jsonb), ${at})
    ON CONFLICT ((settings ->> 'number')) WHERE kind = 'number'
    DO UPDATE SET settings = jsonb_set(directory_entries.settings, '{route}', ${route}::jsonb),
                  version = directory_entries.version + 1, changed_at = ${at}
     WHERE directory_entries.tenant_id = ${tenantId}
    RETURNING id`.execute(tx);
  const holder = rows[0]?.id;
  if (holder === undefined) throw new Error('the number is another tenant’s');
  await sql`DELETE FROM directory_references WHERE holder_id = ${holder}`.execute(tx);
  await sql`INSERT INTO directory_references (tenant_id, holder_id, field, account_id)
            VALUES (${tenantId}, ${holder}, 'route.accountId', ${accountId})`.execute(tx);
}

/** A number that was an account's own leads nowhere. */
export async function freeNumber(
  tx: Database,
  { tenantId, number, at }: Omit<DirectNumber, 'accountId'>,
): Promise<void> {
  await sql`
    WITH freed AS (
      UPDATE directory_entries SET settings = jsonb_set(settings, '{route}', '{"kind": "nowhere"}'), version = version + 1,
                                   changed_at = ${at}
       WHERE kind = 'number' AND settings ->> 'number' = ${number} AND tenant_id = ${tenantId} RETURNING id)
    DELETE FROM directory_references WHERE holder_id IN (SELECT id FROM freed)`.execute(tx);
}
