import type { Dependent } from '@wpm/contract';
import type { ReadContact } from '@wpm/directory';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** As many as a reader can look through. */
const MOST_LISTED = 20;

/**
 * Holds off whoever is about to write one of these numbers or this e-mail: of two who add the same customer at once the second
 * finds the first. Always in one order, so that none of them waits for another that waits for it.
 */
export async function lockIdentities(
  tx: Database,
  tenantId: string,
  { numbers, email }: Pick<ReadContact, 'numbers' | 'email'>,
): Promise<void> {
  const held = [...numbers, email ?? ''].filter(Boolean).map((one) => `contact/${tenantId}/${one}`);
  await sql`SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT hashtextextended(held, 0) AS lock FROM unnest(${held}::text[]) held ORDER BY lock) locks`.execute(
    tx,
  );
}

/** Other contacts with one of these numbers or this e-mail (F19), each with the field that says so. */
export async function duplicatesOf(
  tx: Database,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { numbers, email }: Pick<ReadContact, 'numbers' | 'email'>,
): Promise<readonly Dependent[]> {
  const { rows } = await sql<{ id: string; name: string; number: string | null }>`
    SELECT contact.id, contact.name, entry.number
      FROM contact_numbers entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE entry.tenant_id = ${tenantId} AND entry.number = ANY (${[...numbers]}) AND entry.contact_id <> ${id}
    UNION ALL
    SELECT id, name, NULL FROM contacts WHERE tenant_id = ${tenantId} AND email = ${email} AND id <> ${id}
    LIMIT ${MOST_LISTED}`.execute(tx);
  return rows.map(({ number, ...one }) => ({
    kind: 'contact',
    ...one,
    field: number === null ? 'email' : `numbers.${numbers.indexOf(number)}.number`,
  }));
}
