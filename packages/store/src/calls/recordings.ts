import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';

/** A recording as far as one needs to know it to hand it out. */
export type RecordingRow = {
  readonly id: string;
  readonly callId: string;
  /** Path relative to the recordings folder; null while it is being made, or if the engine never said. */
  readonly file: string | null;
  /** False while the call runs. */
  readonly closed: boolean;
  /** Accounts that took part in the call. */
  readonly participants: readonly string[];
  /** What it is where a customer left a message: whose own, or null, of those who work a campaign's missed calls. */
  readonly message: { readonly ownerId: string | null } | null;
  readonly startedAt: Date;
};

/** The recording, if it is one of this tenant's. */
export function recordingById(db: Database, tenantId: string, id: string): Promise<RecordingRow | undefined> {
  return asTenant(db, tenantId, (tx) =>
    tx
      .selectFrom('recordings')
      .innerJoin('calls', 'calls.id', 'recordings.call_id')
      .select([
        'recordings.id',
        'recordings.call_id as callId',
        'recordings.file',
        'calls.closed',
        'calls.started_at as startedAt',
        participantsOf(sql.ref('recordings.call_id')).as('participants'),
        messageOf(sql.ref('recordings.id')).as('message'),
      ])
      .where('recordings.id', '=', id)
      .executeTakeFirst(),
  );
}

/** The accounts that took part in a call. */
export function participantsOf(callId: RawBuilder<unknown>): RawBuilder<string[]> {
  return sql`ARRAY(SELECT account_id::text FROM call_segments WHERE call_segments.call_id = ${callId})`;
}

/** What a recording is where a customer left it as a message. */
export function messageOf(recordingId: RawBuilder<unknown>): RawBuilder<RecordingRow['message']> {
  return sql`(
    SELECT json_build_object('ownerId', message.line_account_id) FROM voice_messages message
     WHERE message.recording_id = ${recordingId})`;
}
