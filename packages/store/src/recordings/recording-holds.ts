import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { auditChange, type ChangedBy } from '../directory/audit-change.ts';

export type HoldRefusal = { readonly code: 'request/not-found' | 'recording/held' | 'recording/not-held' };

/** Which recording, of which tenant. */
export type RecordingKey = { readonly tenantId: string; readonly recordingId: string };

/** What is done about a hold, by whom, and why. */
export type HoldChange = { readonly reason: string; readonly by: ChangedBy };

/** Puts a recording under legal hold. The audit log has it, or it is not done. */
export function hold(
  db: Database,
  key: RecordingKey,
  { reason, by }: HoldChange,
): Promise<Result<undefined, HoldRefusal>> {
  return turn(db, key, async (tx, isHeld) => {
    if (isHeld) return refuse({ code: 'recording/held' });
    await sql`UPDATE recordings SET held_at = ${by.at}, held_by = ${by.accountId ?? null}, hold_reason = ${reason}
               WHERE id = ${key.recordingId}`.execute(tx);
    await auditChange(tx, by, { action: 'recording.hold', subject: key.recordingId, after: { reason } });
    return ok(undefined);
  });
}

/** Ends a legal hold. The audit log has it, or it is not done. */
export function liftHold(
  db: Database,
  key: RecordingKey,
  { reason, by }: HoldChange,
): Promise<Result<undefined, HoldRefusal>> {
  return turn(db, key, async (tx, isHeld) => {
    if (!isHeld) return refuse({ code: 'recording/not-held' });
    await sql`UPDATE recordings SET held_at = NULL, held_by = NULL, hold_reason = NULL WHERE id = ${key.recordingId}`.execute(
      tx,
    );
    await auditChange(tx, by, { action: 'recording.lift-hold', subject: key.recordingId, after: { reason } });
    return ok(undefined);
  });
}

/** One at a time with whatever else wants to hold the recording, or to take it away. */
function turn(
  db: Database,
  { tenantId, recordingId }: RecordingKey,
  work: (tx: Database, isHeld: boolean) => Promise<Result<undefined, HoldRefusal>>,
): Promise<Result<undefined, HoldRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ isHeld: boolean }>`
      SELECT held_at IS NOT NULL AS "isHeld" FROM recordings
       WHERE id = ${recordingId} AND tenant_id = ${tenantId} FOR UPDATE`.execute(tx);
    const [found] = rows;
    return found ? work(tx, found.isHeld) : refuse({ code: 'request/not-found' });
  });
}
