import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';

/** Files of a recording that is no more, still to be deleted. */
export type WaitingRemoval = { readonly recordingId: string; readonly file: string };

/** What is done about recordings whose time is over, and about their files. */
export interface RecordingRemovals {
  /** Takes away up to so many recordings whose term is over and that are not held. @returns how many */
  endTerms(now: Date, limit: number): Promise<number>;
  /** What was decided and is still on the disk, the oldest first. */
  waiting(limit: number): Promise<readonly WaitingRemoval[]>;
  /** The files of one erasure that are still on the disk. */
  waitingOf(erasureId: string): Promise<readonly WaitingRemoval[]>;
  gone(recordingId: string, at: Date): Promise<void>;
}

export function recordingRemovalsOn(db: Database): RecordingRemovals {
  const waiting = sql`SELECT recording_id AS "recordingId", file FROM recording_removals WHERE gone_at IS NULL`;
  return {
    endTerms: async (now, limit) => (await endTerms(now, limit).execute(db)).rows.length,
    waiting: async (limit) =>
      (await sql<WaitingRemoval>`${waiting} ORDER BY decided_at LIMIT ${limit}`.execute(db)).rows,
    waitingOf: async (erasureId) =>
      (await sql<WaitingRemoval>`${waiting} AND erasure_id = ${erasureId}`.execute(db)).rows,
    gone: async (recordingId, at) =>
      void (await sql`UPDATE recording_removals SET gone_at = ${at} WHERE recording_id = ${recordingId}`.execute(db)),
  };
}

/** Of calls that are over: what is still being recorded has no term. What somebody holds at this moment is left for the next time. */
const endTerms = (now: Date, limit: number) =>
  removing({
    chosen: sql`
      SELECT recording.id FROM recordings recording JOIN calls call ON call.id = recording.call_id AND call.closed
       WHERE recording.held_at IS NULL
         AND recording.started_at < ${now}::timestamptz - recording_keep_days(recording.tenant_id, call.campaign_id) * interval '1 day'
       ORDER BY recording.started_at LIMIT ${limit} FOR UPDATE OF recording SKIP LOCKED`,
    why: 'term',
    erasureId: null,
    now,
  });

/** Which recordings go, as a query of their ids, and why. */
type Removing = {
  readonly chosen: RawBuilder<unknown>;
  readonly why: 'term' | 'erasure';
  readonly erasureId: string | null;
  readonly now: Date;
};

/** Takes recordings away and leaves for each what is known of it. What never had a file is gone already. */
export function removing({ chosen, why, erasureId, now }: Removing) {
  return sql<{ recordingId: string }>`
    WITH taken AS (DELETE FROM recordings WHERE id = ANY (ARRAY(${chosen})) RETURNING recordings.*)
    INSERT INTO recording_removals
    SELECT id, tenant_id, call_id, started_at, duration_ms, bytes, sha256, file, ${why}, ${erasureId}::uuid, ${now}::timestamptz,
           CASE WHEN file IS NULL THEN ${now}::timestamptz END
      FROM taken RETURNING recording_id AS "recordingId"`;
}
