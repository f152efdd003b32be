import type { Result } from '@wpm/kernel';
import { type CursorRefusal, type Page, type Paging, readPage } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import type { ContactRow } from './contact-row.ts';

/** A contact and what it is called in the system it came from. */
export type ExportedRow = ContactRow & { readonly externalId: string | null };

export type ExportFilter = Paging & {
  /** Those changed then or later; all, if left out. */
  readonly since?: Date;
};

/** By their ids, which never change: a page misses nothing however much is written meanwhile. */
export function exportContacts(
  db: Database,
  tenantId: string,
  filter: ExportFilter,
): Promise<Result<Page<ExportedRow>, CursorRefusal>> {
  const { since } = filter;
  return readPage(
    filter,
    (after, rows) =>
      asTenant(db, tenantId, (tx) =>
        tx
          .selectFrom('contacts')
          .select(['id', 'version', 'changed_at as changedAt', 'name', 'numbers', 'email', 'card'])
          .select('external_id as externalId')
          .$if(since !== undefined, (query) => query.where('changed_at', '>=', since ?? new Date(0)))
          .$if(after !== undefined, (query) => query.where('id', '>', after?.callId ?? ''))
          .orderBy('id')
          .limit(rows)
          .execute(),
      ),
    ({ changedAt, id }) => ({ startedAt: changedAt, callId: id, segment: 0 }),
  );
}
