import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

type Database = Kysely<Tables>;

/** What of a tenant somebody sees who sees not all of it: calls of these campaigns, those who serve them, and themselves (ADR 0056). */
export type Confinement = { readonly accountId: string; readonly campaignIds: readonly string[] };

const CONFINED = new WeakMap<Database, Confinement>();

/** The same database for somebody confined: the wall between tenants (`asTenant`) is narrower for them. */
export function confinedDatabase(db: Database, confinement: Confinement): Database {
  const narrow = db.withoutPlugins();
  CONFINED.set(narrow, confinement);
  return narrow;
}

/** The same inside one of its transactions. */
export function confineWithin(tx: Database, confinement: Confinement | undefined): void {
  if (confinement) CONFINED.set(tx, confinement);
}

/** What the user of this database is confined to; undefined: to nothing. */
export const confinementOf = (db: Database): Confinement | undefined => CONFINED.get(db);

/** For what is not read behind the wall: whether an account is one they see. @param id the column that names it */
export function isSeenAccount(db: Database, id: string): RawBuilder<boolean> {
  const confinement = confinementOf(db);
  if (!confinement) return sql`true`;
  return sql`(${sql.ref(id)} = ${confinement.accountId} OR EXISTS (
    SELECT FROM directory_references member
     WHERE member.account_id = ${sql.ref(id)} AND member.field LIKE 'members.%'
       AND member.holder_id = ANY (${[...confinement.campaignIds]}::uuid[])))`;
}

/** The same of what belongs to a campaign. @param id the column that names the campaign */
export function isSeenCampaign(db: Database, id: string): RawBuilder<boolean> {
  const confinement = confinementOf(db);
  return confinement ? sql`${sql.ref(id)} = ANY (${[...confinement.campaignIds]}::uuid[])` : sql`true`;
}
