import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { ClassificationRow } from './classification-row.ts';

/** A change of what is said of a part in a call. */
export type CallEdit = {
  readonly part: number;
  /** Null where nothing was said before, not by the platform either. */
  readonly before: ClassificationRow | null;
  readonly after: ClassificationRow;
};

/** Every change of what is said of the parts in a call, the newest first, as the audit log of `app.tenant` has them. */
export async function callEdits(tx: Database, callId: string): Promise<readonly CallEdit[]> {
  const { rows } = await sql<CallEdit>`
    SELECT split_part(entry.subject, '/', 2)::integer AS part, entry.before,
           entry.after || jsonb_build_object('system', null, 'setBy', entry.display_name, 'setAt', utc(entry.at)) AS after
      FROM (SELECT 0 AS number UNION SELECT number FROM call_segments WHERE call_id = ${callId}) part
      JOIN tenant_audit_log entry ON entry.subject = ${callId}::text || '/' || part.number
     WHERE entry.action = 'call.classify' AND entry.after IS NOT NULL
     ORDER BY entry.id DESC`.execute(tx);
  return rows;
}
