import { type CallRecord, isMessageLeft } from '@wpm/calls';
import { type RawBuilder, sql } from 'kysely';

/** The part of a call's write that keeps the message its customer left, behind CTEs `call` and `recorded`: gives whose own it is. */
export function messageLeftSql(record: CallRecord): RawBuilder<{ readonly id: string }> {
  const { message, recording, endedAt } = record;
  if (!message || !recording || endedAt === null || !isMessageLeft(record)) return sql`SELECT id FROM call WHERE false`;
  const { box } = message;
  return sql`
    INSERT INTO voice_messages (recording_id, tenant_id, call_id, number, line_kind, line, line_account_id, left_at)
    SELECT ${recording.id}::uuid, ${record.tenantId}::uuid, ${record.id}::uuid, ${record.caller.number}, ${box.kind},
           ${box.kind === 'direct' ? box.number : box.campaignId},
           ${box.kind === 'direct' ? box.accountId : null}::uuid, ${new Date(endedAt)}::timestamptz
      FROM call WHERE call.closed
    ON CONFLICT (recording_id) DO NOTHING
    RETURNING line_account_id AS id`;
}

/** Whether what was recorded is to be kept no longer: a message was asked for, and none was left. */
export const isNoMessage = (record: CallRecord): boolean =>
  record.message !== undefined && record.recording !== null && record.endedAt !== null && !isMessageLeft(record);

/** Takes the row of such a recording away, and leaves one by which its file is deleted (ADR 0046). */
export const noMessageSql = (
  recording: NonNullable<CallRecord['recording']>,
  rows: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
    dropped AS (DELETE FROM recordings USING call WHERE recordings.id = ${recording.id}::uuid AND call.closed),
    recorded AS (
      INSERT INTO recording_removals
      SELECT recording.id, recording.tenant_id, recording.call_id, recording.started_at, recording.duration_ms, recording.bytes,
             null, recording.file, 'no-message', null, now(), CASE WHEN recording.file IS NULL THEN now() END
        FROM call, ${rows} recording WHERE call.closed
      ON CONFLICT (recording_id) DO NOTHING
    )`;
