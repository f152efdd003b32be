import type { Interval } from '@wpm/acd';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { gathered } from '../gathered.ts';
import type { Outlasting } from '../outlast.ts';
import { plannedOnce } from '../planned-once.ts';
import { RefusedWrite, isRefusedWrite } from '../refused-write.ts';
import type { AgentMove } from './agent-move.ts';

/** What became of a move. */
type Written = { readonly moved: true } | { readonly moved: false; readonly why: unknown };
type AllWritten = ReadonlyMap<AgentMove, Written>;

/**
 * Moves of many agents at once are one statement: a thousand phones that come back make a thousand agents reachable. Where the
 * database refuses it, each is written by itself, so that one does not fail for another.
 */
export function agentMovesOn(db: Database, outlasting: Outlasting): (move: AgentMove) => Promise<void> {
  const write = gathered(
    async (moves: readonly AgentMove[]) => {
      const all = await outlasting(() => writeAll(db, moves));
      return (move) => all.get(move);
    },
    { most: 40, atOnce: 1 },
  );
  return async (move) => {
    const written = await write(move);
    if (!written?.moved) throw written?.why;
  };
}

async function writeAll(db: Database, moves: readonly AgentMove[]): Promise<AllWritten> {
  const isEachAnother = new Set(moves.map(({ accountId }) => accountId)).size === moves.length;
  if (moves.length > 1 && !isEachAnother) return writeEach(db, moves);
  try {
    const moved = await writeTogether(db, moves);
    return new Map(moves.map((move) => [move, moved.has(move.accountId) ? MOVED : movedOn(move)]));
  } catch (why) {
    if (!isRefusedWrite(why)) throw why;
    return moves.length > 1 ? writeEach(db, moves) : new Map(moves.map((move) => [move, { moved: false, why }]));
  }
}

async function writeEach(db: Database, moves: readonly AgentMove[]): Promise<AllWritten> {
  const all = new Map<AgentMove, Written>();
  for (const move of moves) for (const [, written] of await writeAll(db, [move])) all.set(move, written);
  return all;
}

const MOVED: Written = { moved: true };

const movedOn = ({ accountId }: AgentMove): Written => {
  const why = new RefusedWrite(`the state of agent ${accountId} was moved on by somebody else`);
  return { moved: false, why };
};

/** @returns the accounts whose states are now as they were to become */
async function writeTogether(db: Database, moves: readonly AgentMove[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ accountId: string }>`${plannedOnce}
    WITH move AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(moves.map(rowOf))}::jsonb)
        AS move (account uuid, tenant uuid, version integer, intervals integer, state jsonb, since timestamptz, over jsonb, wrapped jsonb)
    ), moved AS (
      INSERT INTO agent_states (account_id, tenant_id, version, intervals, state, since)
      SELECT account, tenant, version + 1, intervals + jsonb_array_length(over), state, since FROM move
      ON CONFLICT (account_id) DO UPDATE
         SET version = excluded.version, intervals = excluded.intervals, state = excluded.state, since = excluded.since
       WHERE agent_states.version IN (excluded.version - 1, excluded.version)
      RETURNING account_id, tenant_id
    ), written AS (
      INSERT INTO agent_intervals (account_id, tenant_id, number, chosen, chosen_by, break_id, break_name, signed_out,
                                   activity, began_at, ended_at)
      SELECT moved.account_id, moved.tenant_id, move.intervals + status.ordinal, status.chosen, status.by,
             status.break, entry.name, status.signed_out, status.activity, status.began_at, status.ended_at
        FROM moved JOIN move ON move.account = moved.account_id
       CROSS JOIN LATERAL jsonb_to_recordset(move.over)
          AS status (ordinal integer, chosen text, by text, break uuid, signed_out text, activity text,
                     began_at timestamptz, ended_at timestamptz)
        LEFT JOIN directory_entries entry ON entry.id = status.break AND entry.tenant_id = moved.tenant_id
      ON CONFLICT (account_id, number) DO NOTHING
    ), unclassified AS (
      INSERT INTO call_classifications (call_id, part, tenant_id, system)
      SELECT wrapped."callId", wrapped.part, moved.tenant_id, 'none'
        FROM moved JOIN move ON move.account = moved.account_id
       CROSS JOIN LATERAL jsonb_to_recordset(move.wrapped) AS wrapped ("callId" uuid, part integer)
       WHERE EXISTS (SELECT FROM calls WHERE id = wrapped."callId" AND tenant_id = moved.tenant_id)
      ON CONFLICT (call_id, part) DO NOTHING
    )
    SELECT account_id AS "accountId" FROM moved`.execute(db);
  return new Set(rows.map(({ accountId }) => accountId));
}

function rowOf({ accountId, tenantId, version, intervals, state, over, wrappedUp }: AgentMove) {
  return {
    account: accountId,
    tenant: tenantId,
    version,
    intervals,
    state,
    since: new Date(state.since),
    over: over.map(intervalOf),
    wrapped: wrappedUp,
  };
}

function intervalOf({ chosen, activity, from, until }: Interval, index: number) {
  return {
    ordinal: index + 1,
    chosen: chosen.kind,
    by: chosen.by,
    break: chosen.kind === 'break' ? chosen.breakId : null,
    signed_out: chosen.kind === 'signed-out' ? chosen.why : null,
    activity,
    began_at: new Date(from),
    ended_at: new Date(until),
  };
}
