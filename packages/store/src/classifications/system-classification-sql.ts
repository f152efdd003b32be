import { type CallRecord, systemClassificationsOf } from '@wpm/calls';
import { sql } from 'kysely';

/**
 * The part of a call's last write that says of its parts what the platform says by itself (F07): it stands behind a CTE `call`.
 * What an agent has said already stays.
 */
export const systemClassificationSql = (record: CallRecord) => sql`
  INSERT INTO call_classifications (call_id, part, tenant_id, system)
  SELECT call.id, said.part, ${record.tenantId}::uuid, said.is
    FROM call CROSS JOIN jsonb_to_recordset(${JSON.stringify(systemClassificationsOf(record))}::jsonb) AS said (part integer, "is" text)
   WHERE call.closed
  ON CONFLICT (call_id, part) DO NOTHING`;
