import { sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { wellFormed } from './journal.ts';
import { patternOf } from './number-part.ts';

/** The SIP of a call that is over, as the server packed it. */
export type NewSipLadder = {
  readonly callId: string;
  readonly tenantId: string;
  readonly at: Date;
  /** Call-IDs of its legs. */
  readonly sipCallIds: readonly string[];
  readonly packed: Buffer;
};

export type SipLadderRow = Pick<NewSipLadder, 'callId' | 'sipCallIds' | 'packed'>;

/** The SIP of calls that are over (F49): for supervisors by the call, for the operator by what they know of it. */
export interface SipLadders {
  /** Keeps all of them, once each; of a call that is not here (any more) nothing is kept. */
  keep(ladders: readonly NewSipLadder[]): Promise<void>;
  ofCall(tenantId: string, callId: string): Promise<Buffer | undefined>;
  /** Of whatever tenant, by the call's id or a Call-ID; the newest first. */
  named(name: string, limit: number): Promise<readonly SipLadderRow[]>;
  /** Of whatever tenant, by a part of a number of either end; the newest first. */
  ofNumber(part: string, limit: number): Promise<readonly SipLadderRow[]>;
  /** Deletes up to so many of what was kept before. @returns how many */
  forget(before: Date, limit: number): Promise<number>;
}

export function sipLaddersOn(db: Database): SipLadders {
  return {
    keep: (ladders) => keep(db, ladders),
    ofCall: async (tenantId, callId) => {
      const found = await asTenant(db, tenantId, (tx) =>
        sql<{ packed: Buffer }>`SELECT packed FROM sip_ladders WHERE call_id = ${callId}`.execute(tx),
      );
      return found.rows[0]?.packed;
    },
    named: async (name, limit) =>
      (
        await sql<SipLadderRow>`${LADDERS}
         WHERE ladder.sip_call_ids @> ARRAY[${indexed(name)}] OR ladder.call_id = ${UUID.test(name) ? name : null}::uuid
         ORDER BY ladder.kept_at DESC LIMIT ${limit}`.execute(db)
      ).rows,
    ofNumber: async (part, limit) =>
      (
        await sql<SipLadderRow>`${LADDERS} JOIN calls call ON call.id = ladder.call_id
         WHERE call.caller_number || ' ' || call.callee_number LIKE ${patternOf(part)}
         ORDER BY ladder.kept_at DESC LIMIT ${limit}`.execute(db)
      ).rows,
    forget: async (before, limit) => {
      const { numAffectedRows = 0n } = await sql`
        DELETE FROM sip_ladders WHERE call_id IN
          (SELECT call_id FROM sip_ladders WHERE kept_at < ${before} ORDER BY kept_at LIMIT ${limit})`.execute(db);
      return Number(numAffectedRows);
    },
  };
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const LADDERS = sql`
  SELECT ladder.call_id AS "callId", ladder.sip_call_ids AS "sipCallIds", ladder.packed FROM sip_ladders ladder`;

async function keep(db: Database, ladders: readonly NewSipLadder[]): Promise<void> {
  const rows = ladders.map(
    ({ callId, tenantId, at, sipCallIds, packed }) =>
      sql`(${callId}::uuid, ${tenantId}::uuid, ${at}::timestamptz, ${sipCallIds.map(indexed)}::text[], ${packed}::bytea)`,
  );
  if (rows.length === 0) return;
  await sql`
    INSERT INTO sip_ladders (call_id, tenant_id, kept_at, sip_call_ids, packed)
    SELECT new.* FROM (VALUES ${sql.join(rows)}) new (call_id, tenant_id, kept_at, sip_call_ids, packed)
      JOIN calls call ON call.id = new.call_id AND call.tenant_id = new.tenant_id
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Whoever sent it chose it: an index takes neither everything nor any length. */
const indexed = (sipCallId: string): string => wellFormed(sipCallId).slice(0, 200);
