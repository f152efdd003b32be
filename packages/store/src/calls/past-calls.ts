import { type CallRecord, systemClassificationsOf } from '@wpm/calls';
import { sql } from 'kysely';
import type { NewClassification } from '../classifications/classifications.ts';
import type { Database } from '../database.ts';
import { offerRows } from './call-offers.ts';
import { callRow, json, segmentRows } from './journal.ts';
import { legQualityRows } from './leg-quality.ts';

/** A call that is over, and what its first part was said to be, by who had it. */
export type PastCall = {
  readonly record: CallRecord;
  readonly said?: Pick<NewClassification, 'ids' | 'names' | 'says'> & { readonly at: Date };
};

/** Calls of a time before the platform's. */
export interface PastCalls {
  /**
   * Writes calls that are over, with what belongs to them but recordings, all or none. They change nothing in the list of missed
   * calls and among recalls, and no audit log tells of them: nobody here did anything. A call that is known stays as it is.
   */
  write(calls: readonly PastCall[]): Promise<void>;
}

export function pastCallsOn(db: Database): PastCalls {
  return { write: (calls) => write(db, calls) };
}

async function write(db: Database, calls: readonly PastCall[]): Promise<void> {
  const records = calls.map(({ record }) => record);
  const rows = records.map((record) => ({ ...callRow(record), closed: true, journal: null }));
  await sql`
    WITH call AS (
      INSERT INTO calls SELECT * FROM jsonb_populate_recordset(null::calls, ${json(rows)}::jsonb)
      ON CONFLICT (id) DO NOTHING RETURNING id
    ), segments AS (
      INSERT INTO call_segments
      SELECT segment.* FROM jsonb_populate_recordset(null::call_segments, ${json(records.flatMap(segmentRows))}::jsonb) segment
        JOIN call ON call.id = segment.call_id
    ), offers AS (
      INSERT INTO call_offers
      SELECT offer.* FROM jsonb_populate_recordset(null::call_offers, ${json(records.flatMap(offerRows))}::jsonb) offer
        JOIN call ON call.id = offer.call_id
    ), said AS (
      INSERT INTO call_classifications
      SELECT said.* FROM jsonb_populate_recordset(null::call_classifications, ${json(calls.flatMap(saidRows))}::jsonb) said
        JOIN call ON call.id = said.call_id
    )
    INSERT INTO leg_quality
    SELECT leg.* FROM jsonb_populate_recordset(null::leg_quality, ${json(records.flatMap(legQualityRows))}::jsonb) leg
      JOIN call ON call.id = leg.call_id`.execute(db);
}

function saidRows({ record, said }: PastCall): readonly Record<string, unknown>[] {
  const { id: call_id, tenantId: tenant_id, endedAt, segments } = record;
  const bySystem = systemClassificationsOf(record).map(({ part, is: system }) => {
    const set_at = endedAt === null ? null : new Date(endedAt);
    return { call_id, part, tenant_id, system, set_at };
  });
  const [part] = segments;
  if (!said || !part) return bySystem;
  const { ids: classifier_ids, names, says, at: set_at } = said;
  return [
    ...bySystem,
    { call_id, part: part.number, tenant_id, classifier_ids, names, says, set_by: part.accountId, set_at },
  ];
}
