import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { type ClassificationRow, SAID } from '../classifications/classification-row.ts';
import { asTenant, type Database } from '../database.ts';
import type { Position } from './cursor.ts';
import { type CursorRefusal, type Page, type Paging, readPage } from './page.ts';
import { type RecordingRow, messageOf, participantsOf } from './recordings.ts';
import { type TenantCallRow, selectTenantCalls } from './tenant-calls.ts';

/** A call in the history of a contact (F20): what was said of it last, and what decides who may hear its recording. */
export type ContactCallRow = TenantCallRow &
  Pick<RecordingRow, 'participants' | 'message'> & { readonly said: ClassificationRow | null };

/** Calls with any of these numbers, whole, at either end (F20): newest first, running ones included. */
export function callsWithPage(
  db: Database,
  tenantId: string,
  filter: Paging & { readonly numbers: readonly string[] },
): Promise<Result<Page<ContactCallRow>, CursorRefusal>> {
  return readPage(
    filter,
    (after, rows) => asTenant(db, tenantId, (tx) => callsWithQuery(tx, filter.numbers, after, rows).execute()),
    (row) => ({ startedAt: row.startedAt, callId: row.callId, segment: 0 }),
  );
}

function callsWithQuery(db: Database, numbers: readonly string[], after: Position | undefined, rows: number) {
  // The trigrams of a whole number leave few calls; which of them have it and nothing more is asked of these.
  const parts = numbers.map((number) => `%${number}%`);
  return selectTenantCalls(db)
    .select([
      participantsOf(sql.ref('call.id')).as('participants'),
      messageOf(sql.ref('recording.id')).as('message'),
      // Of several who had the call the last one's word is the call's (semantics, Classifiers).
      sql<ClassificationRow | null>`(
        SELECT ${SAID} FROM call_classifications said WHERE said.call_id = call.id ORDER BY said.part DESC LIMIT 1)`.as(
        'said',
      ),
    ])
    .where(sql<boolean>`call.numbers LIKE ANY (${parts}::text[])`)
    .where((where) =>
      where.or([
        where('call.caller_number', '=', sql<string>`ANY (${[...numbers]}::text[])`),
        where('call.callee_number', '=', sql<string>`ANY (${[...numbers]}::text[])`),
      ]),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(call.started_at, call.id) < (${after?.startedAt}, ${after?.callId})`),
    )
    .orderBy('call.started_at', 'desc')
    .orderBy('call.id', 'desc')
    .limit(rows);
}
