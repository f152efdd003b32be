import type { ContextCard } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** A card of a CRM about the customer of a call (F48). */
export type CallContext = { readonly callId: string; readonly card: ContextCard };

export interface CallContexts {
  /** Keeps a card; in place of the one before. False if the tenant has no such call that lasts. */
  put(tenantId: string, context: CallContext): Promise<boolean>;
  /** Those of all calls that last; those of others are forgotten. */
  all(): Promise<readonly CallContext[]>;
  forget(callId: string): Promise<void>;
}

export function callContextsOn(db: Database): CallContexts {
  return {
    put: async (tenantId, { callId, card }) => {
      const { rows } = await sql`
        INSERT INTO call_contexts (call_id, card)
        SELECT id, ${JSON.stringify(card)}::jsonb FROM calls
         WHERE id = ${callId} AND tenant_id = ${tenantId} AND NOT closed
        ON CONFLICT (call_id) DO UPDATE SET card = excluded.card
        RETURNING call_id`.execute(db);
      return rows.length > 0;
    },
    all: async () => {
      await sql`DELETE FROM call_contexts USING calls WHERE calls.id = call_id AND calls.closed`.execute(db);
      const { rows } = await sql<CallContext>`SELECT call_id AS "callId", card FROM call_contexts`.execute(db);
      return rows;
    },
    forget: async (callId) => {
      await sql`DELETE FROM call_contexts WHERE call_id = ${callId}`.execute(db);
    },
  };
}
