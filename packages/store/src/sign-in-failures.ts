import { type Transaction, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Who tries: the source (an address) and the identity it tries, whether such an account exists or not. */
export type SignInAttempt = { readonly source: string; readonly identity: string; readonly now: Date };

/** How many failures are borne within a time, per source and per source with identity (trust 5). */
export type SignInLimits = { readonly windowMs: number; readonly perIdentity: number; readonly perSource: number };

export interface SignInFailures {
  /**
   * Counts the attempt as a failure before it is judged, so that attempts made at once cannot slip through together.
   * @returns undefined if it may go on, else the instant from which the next one may
   */
  count(attempt: SignInAttempt, limits: SignInLimits): Promise<Date | undefined>;
  /** The right password was given: the failures of this source with this identity are forgotten. */
  forgive(attempt: Pick<SignInAttempt, 'source' | 'identity'>): Promise<void>;
}

export function signInFailuresOn(db: Database): SignInFailures {
  return {
    count: (attempt, limits) => db.transaction().execute((tx) => count(tx, attempt, limits)),
    forgive: async ({ source, identity }) => {
      await db.deleteFrom('sign_in_failures').where('source', '=', source).where('identity', '=', identity).execute();
    },
  };
}

async function count(tx: Transaction<Tables>, attempt: SignInAttempt, limits: SignInLimits): Promise<Date | undefined> {
  const since = new Date(attempt.now.getTime() - limits.windowMs);
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${attempt.source}, 0))`.execute(tx);
  await tx
    .deleteFrom('sign_in_failures')
    .where('failed_at', '<=', since)
    .where('source', '=', attempt.source)
    .execute();
  const recent = await tx
    .selectFrom('sign_in_failures')
    .select(['identity', 'failed_at as failedAt'])
    .where('source', '=', attempt.source)
    .orderBy('failed_at', 'desc')
    .execute();
  // The failure that must grow old before one more fits under the limit.
  const blocking = [
    recent.filter((failure) => failure.identity === attempt.identity)[limits.perIdentity - 1],
    recent[limits.perSource - 1],
  ].flatMap((failure) => (failure ? [failure.failedAt.getTime() + limits.windowMs] : []));
  if (blocking.length > 0) return new Date(Math.max(...blocking));
  await tx
    .insertInto('sign_in_failures')
    .values({ source: attempt.source, identity: attempt.identity, failed_at: attempt.now })
    .execute();
  return undefined;
}
