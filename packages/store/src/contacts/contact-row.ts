import type { ReadContact } from '@wpm/directory';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** A contact as it stands. */
export type ContactRow = {
  readonly id: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly name: string;
  readonly numbers: readonly string[];
  readonly email: string | null;
  /** As the contract's schema of its version wrote it. */
  readonly card: unknown;
};

/** A contact where it was searched. */
export type FoundContactRow = { readonly id: string; readonly name: string; readonly company: string };

/** Names one contact of one tenant: an id of another tenant finds nothing. */
export type ContactKey = { readonly tenantId: string; readonly id: string };

export function selectContact(db: Database, { tenantId, id }: ContactKey) {
  return db
    .selectFrom('contacts')
    .select(['id', 'version', 'changed_at as changedAt', 'name', 'numbers', 'email', 'card'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id);
}

/** What is written of a contact, in the names of SQL. */
export function contactColumns({ card, name, sorted, keys, numbers, email }: ReadContact, at: Date) {
  return {
    name,
    company: card.company,
    sorted,
    keys: [...keys],
    numbers: [...numbers],
    email,
    card: sql<object>`${JSON.stringify(card)}::jsonb`,
    changed_at: at,
  };
}
