import { ok, refuse, type Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Displaced, SessionLimits, SessionRow } from './session-row.ts';

/**
 * Makes a session the one place of its user's phone (F09). Two devices that ask at once wait for each other at the account's row, so
 * that there is never a moment with two places.
 */
export function takePlace(
  db: Database,
  { id, tenantId, accountId, userAgent }: SessionRow,
  { takeOver }: { readonly takeOver: boolean },
  { now, idleMs, totalMs, graceMs }: SessionLimits,
): Promise<Result<readonly string[], { readonly code: 'session/active-elsewhere' }>> {
  return db.transaction().execute(async (tx) => {
    await tx.selectFrom('accounts').select('id').where('id', '=', accountId).forNoKeyUpdate().execute();
    const others = await tx
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', accountId)
      .where('app', '=', 'phone')
      .where('id', '<>', id)
      .where('place_since', 'is not', null)
      .where('refreshed_at', '>=', new Date(now.getTime() - idleMs))
      .where('started_at', '>=', new Date(now.getTime() - totalMs))
      .execute();
    if (others.length > 0 && !takeOver) return refuse({ code: 'session/active-elsewhere' as const });
    const ids = others.map((other) => other.id);
    if (ids.length > 0) {
      // A token that was just replaced may be the one that comes back: its answer can still be on its way.
      await sql`INSERT INTO displaced_sessions (refresh_hash, tenant_id, user_agent, at)
        SELECT hash, ${tenantId}, ${userAgent}, ${now} FROM refresh_tokens
         WHERE session_id = ANY(${ids}) AND (replaced_at IS NULL OR replaced_at >= ${new Date(now.getTime() - graceMs)})
        ON CONFLICT DO NOTHING`.execute(tx);
      await tx.deleteFrom('sessions').where('id', 'in', ids).execute();
    }
    await tx
      .updateTable('sessions')
      .set({ place_since: now })
      .where('id', '=', id)
      .where('place_since', 'is', null)
      .execute();
    return ok(ids);
  });
}

/** By whom, and when, the session of this refresh token was displaced. */
export function displacedBy(db: Database, refreshHash: Buffer): Promise<Displaced | undefined> {
  return db
    .selectFrom('displaced_sessions')
    .select(['user_agent as userAgent', 'at'])
    .where('refresh_hash', '=', refreshHash)
    .executeTakeFirst();
}
