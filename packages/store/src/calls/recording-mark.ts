import type { RecordingMark } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';

/** What a list says of the joined `recording`: null where there is none, and while it is still being made. */
export function recordingMark(closed: RawBuilder<unknown>): RawBuilder<RecordingMark | null> {
  return sql<RecordingMark | null>`CASE WHEN recording.file IS NOT NULL AND ${closed} THEN json_strip_nulls(json_build_object(
    'id', recording.id, 'durationMs', recording.duration_ms, 'completeness', recording.completeness,
    'pauses', recording.pauses, 'gaps', recording.gaps)) END`;
}
