import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { auditChange, type ChangedBy } from '../directory/audit-change.ts';
import { removing } from './recording-removals.ts';

/** What there is of a customer's number. */
export type ErasurePreview = {
  readonly recordings: number;
  readonly held: number;
  readonly bytes: number;
  readonly first: Date | null;
  readonly last: Date | null;
  /** Calls whose SIP is kept. */
  readonly ladders: number;
};

/** All recordings of a customer's number, and the SIP of their calls, to be taken away; `id` becomes the certificate's. */
export type Erasure = {
  readonly id: string;
  readonly tenantId: string;
  /** As calls have it: E.164, or as the network sent it. */
  readonly number: string;
  readonly reason: string;
  readonly by: ChangedBy & { readonly accountId: string };
};

export type ErasureRefusal = { readonly code: 'recording/held' | 'recording/none-of-number' };

/** What is kept of an erasure; not the number. */
export type ErasureRow = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly numberEnd: string;
  readonly reason: string;
  readonly recordings: number;
  /** Of how many calls the SIP was erased. */
  readonly ladders: number;
};

/** Calls of a number nothing is kept of any more. */
export type ErasedCalls = { readonly callIds: readonly string[] };

/** A recording that was erased. `goneAt` is null while its files are still to be deleted. */
export type ErasedRow = {
  readonly recordingId: string;
  readonly callId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly bytes: number;
  /** Of the file that was kept, hexadecimal; null where it had not been archived yet. */
  readonly sha256: string | null;
  readonly goneAt: Date | null;
};

/** So much of a number is kept: enough to tell two certificates apart, too little to know whose. */
const NUMBER_END = 3;

export function previewErasure(db: Database, tenantId: string, number: string): Promise<ErasurePreview> {
  return asTenant(db, tenantId, async (tx) => {
    const { rows } = await sql<ErasurePreview>`
      SELECT count(*)::integer AS recordings, count(recording.held_at)::integer AS held,
             coalesce(sum(recording.bytes), 0)::float8 AS bytes, min(recording.started_at) AS first,
             max(recording.started_at) AS last,
             (SELECT count(*)::integer FROM tenant_calls call JOIN sip_ladders ladder ON ladder.call_id = call.id
               WHERE ${ofCustomer(number)} AND call.closed) AS ladders
        FROM tenant_calls call JOIN recordings recording ON recording.call_id = call.id
       WHERE ${ofCustomer(number)} AND call.closed`.execute(tx);
    return rows[0] ?? { recordings: 0, held: 0, bytes: 0, first: null, last: null, ladders: 0 };
  });
}

/** Takes all of them away, or none: one that is held stops it. The audit log has it, or it is not done. */
export function eraseRecordings(db: Database, wanted: Erasure): Promise<Result<ErasedCalls, ErasureRefusal>> {
  const { id, tenantId, number, reason, by } = wanted;
  return db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('app.tenant', ${tenantId}, true)`.execute(tx);
    const calls = await sql<{ id: string }>`
      SELECT call.id FROM tenant_calls call WHERE ${ofCustomer(number)} AND call.closed`.execute(tx);
    const callIds = calls.rows.map((call) => call.id);
    const { rows } = await sql<{ id: string; isHeld: boolean }>`
      SELECT recording.id, recording.held_at IS NOT NULL AS "isHeld" FROM recordings recording
       WHERE recording.tenant_id = ${tenantId} AND recording.call_id = ANY (${callIds}::uuid[]) FOR UPDATE`.execute(tx);
    if (rows.some(({ isHeld }) => isHeld)) return refuse({ code: 'recording/held' });
    const { numAffectedRows: ladders = 0n } =
      await sql`DELETE FROM sip_ladders WHERE call_id = ANY (${callIds}::uuid[])`.execute(tx);
    if (rows.length === 0 && ladders === 0n) return refuse({ code: 'recording/none-of-number' });
    await sql`INSERT INTO recording_erasures VALUES
      (${id}, ${tenantId}, ${by.at}, ${by.accountId}, ${number.slice(-NUMBER_END)}, ${reason}, ${ladders})`.execute(tx);
    const chosen = sql`SELECT unnest(${rows.map((row) => row.id)}::uuid[])`;
    await removing({ chosen, why: 'erasure', erasureId: id, now: by.at }).execute(tx);
    const after = { reason, recordings: rows.length, ladders: Number(ladders) };
    await auditChange(tx, by, { action: 'recording.erase', subject: id, after });
    return ok({ callIds });
  });
}

/** Of calls with the outside world only: a colleague's extension is nobody's personal data to erase here. */
function ofCustomer(number: string) {
  return sql`call.numbers LIKE ${`%${number.replace(/[\\%_]/g, '\\$&')}%`} AND call.direction <> 'internal'
    AND CASE WHEN call.direction = 'inbound' THEN call.caller_number ELSE call.callee_number END = ${number}`;
}

const ERASURES = sql<ErasureRow>`
  SELECT erasure.id, erasure.at, account.display_name AS by, erasure.number_end AS "numberEnd", erasure.reason,
         (SELECT count(*)::integer FROM recording_removals WHERE erasure_id = erasure.id) AS recordings, erasure.ladders
    FROM recording_erasures erasure JOIN accounts account ON account.id = erasure.account_id`;

/** The newest certificates of the tenant. */
export function erasures(db: Database, tenantId: string, limit: number): Promise<readonly ErasureRow[]> {
  return asTenant(
    db,
    tenantId,
    async (tx) =>
      (await sql<ErasureRow>`${ERASURES} ORDER BY erasure.at DESC, erasure.id DESC LIMIT ${limit}`.execute(tx)).rows,
  );
}

/** A certificate with all it certifies. */
export function erasure(
  db: Database,
  tenantId: string,
  id: string,
): Promise<{ readonly erasure: ErasureRow; readonly erased: readonly ErasedRow[] } | undefined> {
  return asTenant(db, tenantId, async (tx) => {
    const [found] = (await sql<ErasureRow>`${ERASURES} WHERE erasure.id = ${id}`.execute(tx)).rows;
    const erased = await sql<ErasedRow>`
      SELECT recording_id AS "recordingId", call_id AS "callId", started_at AS "startedAt", duration_ms AS "durationMs",
             bytes::float8 AS bytes, encode(sha256, 'hex') AS sha256, gone_at AS "goneAt"
        FROM recording_removals WHERE erasure_id = ${id} ORDER BY started_at, recording_id`.execute(tx);
    return found && { erasure: found, erased: erased.rows };
  });
}
