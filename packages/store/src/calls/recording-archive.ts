import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { plannedOnce } from '../planned-once.ts';

/** A recording of a call that is over, still as the engine wrote it. */
export type ArchiveJob = {
  readonly recordingId: string;
  readonly tenantId: string;
  /** Relative to the recordings folder. */
  readonly file: string;
  /** This try included. */
  readonly tries: number;
};

/** What is kept of a recording. `sha256` is of the file, in hexadecimal. */
export type ArchivedFile = { readonly file: string; readonly bytes: number; readonly sha256: string };

/** A recording as it is kept, to be looked at again. */
export type KeptRecording = ArchivedFile & { readonly recordingId: string; readonly tenantId: string };

/** What is done with recordings after the call, in the background. */
export interface RecordingArchive {
  /**
   * Takes the next recording there is to do, for so long: nobody else gets it meanwhile. One that was tried too often is left
   * alone.
   */
  claim(when: {
    readonly now: Date;
    readonly leaseMs: number;
    readonly mostTries: number;
  }): Promise<ArchiveJob | undefined>;
  /** The recording is kept as this file from now on. @param originalUntil when its WAV may go; null where that is the file kept; @returns whether there is still such a recording */
  done(
    recordingId: string,
    kept: ArchivedFile,
    when: { readonly now: Date; readonly originalUntil: Date | null },
  ): Promise<boolean>;
  /** It did not work out: not before then again. */
  failed(recordingId: string, why: string, again: Date): Promise<void>;
  /** Recordings whose WAV may go, the longest due first. */
  originalsDue(now: Date, limit: number): Promise<readonly KeptRecording[]>;
  originalGone(recordingId: string): Promise<void>;
  /** The WAV stays for now: it could not be told that what is kept is whole. */
  originalStays(recordingId: string, until: Date): Promise<void>;
  /** Recordings that wait, and those that were given up. */
  count(mostTries: number): Promise<{ readonly waiting: number; readonly givenUp: number }>;
}

type Job = { recordingId: string; tenantId: string; file: string; tries: number };

export function recordingArchiveOn(db: Database): RecordingArchive {
  const run = async (query: RawBuilder<unknown>): Promise<void> => void (await query.execute(db));
  return {
    claim: async ({ now, leaseMs, mostTries }) => (await claim(now, leaseMs, mostTries).execute(db)).rows[0],
    done: async (id, { file, bytes, sha256 }, { now, originalUntil }) => {
      const { numAffectedRows = 0n } = await sql`${plannedOnce}
        UPDATE recordings SET file = ${file}, bytes = ${bytes}, sha256 = ${Buffer.from(sha256, 'hex')},
          archived_at = ${now}, original_until = ${originalUntil}, archive_error = NULL
        WHERE id = ${id}`.execute(db);
      return numAffectedRows > 0n;
    },
    failed: (id, why, again) =>
      run(sql`UPDATE recordings SET archive_after = ${again}, archive_error = ${why.slice(0, 500)} WHERE id = ${id}`),
    originalsDue: async (now, limit) => (await originalsDue(now, limit).execute(db)).rows,
    originalGone: (id) => run(sql`UPDATE recordings SET original_until = NULL WHERE id = ${id}`),
    originalStays: (id, until) => run(sql`UPDATE recordings SET original_until = ${until} WHERE id = ${id}`),
    count: async (mostTries) => {
      const { rows } = await counted(mostTries).execute(db);
      return rows[0] ?? { waiting: 0, givenUp: 0 };
    },
  };
}

const claim = (now: Date, leaseMs: number, mostTries: number) => sql<Job>`${plannedOnce}
  UPDATE recordings SET archive_after = ${new Date(now.getTime() + leaseMs)}, archive_tries = coalesce(archive_tries, 0) + 1
  WHERE id = (
    SELECT recordings.id FROM recordings JOIN calls ON calls.id = recordings.call_id AND calls.closed
    WHERE recordings.archived_at IS NULL AND recordings.file IS NOT NULL
      AND coalesce(archive_tries, 0) < ${mostTries} AND coalesce(archive_after, '-infinity') <= ${now}
    ORDER BY recordings.started_at LIMIT 1 FOR UPDATE OF recordings SKIP LOCKED)
  RETURNING id AS "recordingId", tenant_id AS "tenantId", file, archive_tries AS tries`;

const originalsDue = (now: Date, limit: number) => sql<KeptRecording>`
  SELECT id AS "recordingId", tenant_id AS "tenantId", file, bytes::float8 AS bytes, encode(sha256, 'hex') AS sha256
  FROM recordings WHERE original_until <= ${now} ORDER BY original_until LIMIT ${limit}`;

const counted = (mostTries: number) => sql<{ waiting: number; givenUp: number }>`
  SELECT count(*) FILTER (WHERE coalesce(archive_tries, 0) < ${mostTries})::int AS waiting,
    count(*) FILTER (WHERE archive_tries >= ${mostTries})::int AS "givenUp"
  FROM recordings WHERE archived_at IS NULL AND file IS NOT NULL`;
