import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import type { ContactRow } from './contact-row.ts';

/** The cursor is not one of ours, or of a history that was lost: a backup was restored since. */
export type FeedRefusal = { readonly code: 'cursor/invalid' | 'contacts/feed-restarted' };

/** What was last done to a contact. */
export type FeedRow = { readonly contactId: string; readonly externalId: string | null } & (
  | { readonly kind: 'changed'; readonly contact: ContactRow }
  | { readonly kind: 'removed'; readonly removedAt: Date; readonly mergedInto: string | null }
);

/** Changes in the order they were made; `next` is where to go on, also where nothing follows yet. */
export type FeedPage = { readonly items: readonly FeedRow[]; readonly next: string; readonly hasMore: boolean };

export type FeedFilter = { readonly limit: number; readonly after?: string | undefined };

type Row = {
  readonly seq: string;
  readonly contactId: string;
  readonly externalId: string | null;
  readonly removedAt: Date | null;
  readonly mergedInto: string | null;
  readonly contact: Omit<ContactRow, 'changedAt'> | null;
  readonly changedAt: Date | null;
};

/** What was done to contacts after a cursor; from the beginning, which is every contact, where there is none. */
export async function contactFeed(
  db: Database,
  tenantId: string,
  { limit, after }: FeedFilter,
): Promise<Result<FeedPage, FeedRefusal>> {
  const place = after === undefined ? undefined : placeOf(after);
  if (after !== undefined && !place) return refuse({ code: 'cursor/invalid' });
  return asTenant(db, tenantId, async (tx) => {
    const { epoch } = await tx
      .selectFrom('tenants')
      .select('contact_epoch as epoch')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    if (place && place.epoch !== epoch) return refuse({ code: 'contacts/feed-restarted' });
    const { rows } = await read(place?.seq ?? '0', limit + 1).execute(tx);
    const items = rows.slice(0, limit);
    const seq = items.at(-1)?.seq ?? place?.seq ?? '0';
    return ok({ items: items.map(asFeedRow), next: cursorOf(epoch, seq), hasMore: rows.length > items.length });
  });
}

const read = (after: string, rows: number) => sql<Row>`
  SELECT change.seq, change.contact_id AS "contactId", change.external_id AS "externalId", change.removed_at AS "removedAt",
         change.merged_into AS "mergedInto", contact.changed_at AS "changedAt",
         CASE WHEN contact.id IS NOT NULL THEN json_build_object(
           'id', contact.id, 'version', contact.version, 'name', contact.name, 'numbers', contact.numbers,
           'email', contact.email, 'card', contact.card) END AS contact
    FROM contact_changes change LEFT JOIN contacts contact ON contact.id = change.contact_id
   WHERE change.seq > ${after}::bigint
   ORDER BY change.seq LIMIT ${rows}`;

function asFeedRow({ contactId, externalId, removedAt, mergedInto, contact, changedAt }: Row): FeedRow {
  if (removedAt) return { kind: 'removed', contactId, externalId, removedAt, mergedInto };
  if (!contact || !changedAt) throw new Error(`contact ${contactId} is neither there nor gone`);
  return { kind: 'changed', contactId, externalId, contact: { ...contact, changedAt } };
}

const cursorOf = (epoch: string, seq: string) => Buffer.from(`${epoch}.${seq}`).toString('base64url');

const PLACE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,18})$/;

function placeOf(cursor: string): { readonly epoch: string; readonly seq: string } | undefined {
  const [, epoch, seq] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  return epoch === undefined || seq === undefined ? undefined : { epoch, seq };
}
