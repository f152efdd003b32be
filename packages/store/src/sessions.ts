import { ok, refuse, type Result } from '@wpm/kernel';
import type { Transaction } from 'kysely';
import { asTenant, type Database } from './database.ts';
import { displacedBy, takePlace } from './session-place.ts';
import type { Displaced, SessionLimits, SessionRow } from './session-row.ts';
import type { Tables } from './tables.ts';

/** Whose sessions. */
export type SessionOwner = { readonly tenantId: string; readonly accountId: string };

/** A pair of fresh tokens, as hashes. */
export type TokenHashes = { readonly access: Buffer; readonly accessExpiresAt: Date; readonly refresh: Buffer };

/** `session/reused`: a refresh token came back after it was replaced, so somebody holds a copy. Both end the session. */
export type RefreshRefusal = { readonly code: 'session/ended' | 'session/reused' };

export interface Sessions {
  /** Starts a session; idle ones of anybody are cleared away on the way. */
  start(
    session: Omit<SessionRow, 'refreshedAt' | 'placeSince'>,
    tokens: TokenHashes,
    limits: SessionLimits,
  ): Promise<void>;
  /** Where the account is signed in by now, the latest first. */
  of(owner: SessionOwner, limits: SessionLimits): Promise<readonly SessionRow[]>;
  byId(id: string): Promise<SessionRow | undefined>;
  byAccessToken(hash: Buffer, now: Date): Promise<SessionRow | undefined>;
  /** Finds the session also by a replaced token: `refresh` judges it. */
  byRefreshToken(hash: Buffer): Promise<SessionRow | undefined>;
  /**
   * Replaces the refresh token. Within the grace time the token just replaced gives another pair, beside the one it
   * gave first: two tabs that refresh at once, or a phone that lost the answer, stay signed in.
   */
  refresh(token: Buffer, next: TokenHashes, limits: SessionLimits): Promise<Result<SessionRow, RefreshRefusal>>;
  /** Ends it with its tokens and SIP credentials. False if it had ended before. */
  end(id: string): Promise<boolean>;
  /** Ends it if it is theirs. False if it is not, or had ended before. */
  endOf(owner: SessionOwner, id: string): Promise<boolean>;
  /**
   * Makes a session the one place of its user's phone (F09), or leaves it that. Where the phone is open in another it is refused, unless
   * it is taken over: the others end, and their tokens are remembered. @returns the ids of those
   */
  takePlace(
    session: SessionRow,
    asked: { readonly takeOver: boolean },
    limits: SessionLimits,
  ): Promise<Result<readonly string[], { readonly code: 'session/active-elsewhere' }>>;
  /** By whom, and when, the session of this refresh token was displaced; undefined where it was not. */
  displacedBy(refreshHash: Buffer): Promise<Displaced | undefined>;
  /** Ends every session of an account. @returns their ids */
  endAllOf(accountId: string): Promise<readonly string[]>;
}

export function sessionsOn(db: Database): Sessions {
  return {
    start: (session, tokens, limits) =>
      start(db, { ...session, refreshedAt: session.startedAt, placeSince: null }, tokens, limits),
    of: (owner, limits) => asTenant(db, owner.tenantId, (tx) => ofOwner(tx, owner, limits)),
    byId: (id) => selectSessions(db).where('sessions.id', '=', id).executeTakeFirst(),
    byAccessToken: (hash, now) =>
      selectSessions(db)
        .innerJoin('access_tokens', 'access_tokens.session_id', 'sessions.id')
        .where('access_tokens.hash', '=', hash)
        .where('access_tokens.expires_at', '>', now)
        .executeTakeFirst(),
    byRefreshToken: (hash) => selectByRefreshToken(db, hash).executeTakeFirst(),
    refresh: (token, next, limits) => db.transaction().execute((tx) => refresh(tx, token, next, limits)),
    takePlace: (session, asked, limits) => takePlace(db, session, asked, limits),
    displacedBy: (refreshHash) => displacedBy(db, refreshHash),
    endAllOf: async (accountId) => {
      const ended = await db.deleteFrom('sessions').where('account_id', '=', accountId).returning('id').execute();
      return ended.map(({ id }) => id);
    },
    endOf: async (owner, id) => (await deleteOf(db, owner, id)).numDeletedRows > 0n,
    end: async (id) => (await db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n,
  };
}

function selectSessions(db: Database) {
  return db
    .selectFrom('sessions')
    .select([
      'sessions.id',
      'sessions.tenant_id as tenantId',
      'sessions.account_id as accountId',
      'sessions.app',
      'sessions.started_at as startedAt',
      'sessions.refreshed_at as refreshedAt',
      'sessions.user_agent as userAgent',
      'sessions.place_since as placeSince',
    ]);
}

function ofOwner(db: Database, { accountId }: SessionOwner, limits: SessionLimits): Promise<SessionRow[]> {
  const now = limits.now.getTime();
  return selectSessions(db)
    .where('sessions.account_id', '=', accountId)
    .where('sessions.refreshed_at', '>=', new Date(now - limits.idleMs))
    .where('sessions.started_at', '>=', new Date(now - limits.totalMs))
    .orderBy('sessions.refreshed_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .execute();
}

function deleteOf(db: Database, { tenantId, accountId }: SessionOwner, id: string) {
  return db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
}

function selectByRefreshToken(db: Database, hash: Buffer) {
  return selectSessions(db)
    .innerJoin('refresh_tokens', 'refresh_tokens.session_id', 'sessions.id')
    .select('refresh_tokens.replaced_at as replacedAt')
    .where('refresh_tokens.hash', '=', hash);
}

function start(db: Database, session: SessionRow, tokens: TokenHashes, limits: SessionLimits): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const idleSince = new Date(limits.now.getTime() - limits.idleMs);
    await tx.deleteFrom('sessions').where('refreshed_at', '<', idleSince).execute();
    await tx.deleteFrom('displaced_sessions').where('at', '<', idleSince).execute();
    await tx
      .insertInto('sessions')
      .values({
        id: session.id,
        tenant_id: session.tenantId,
        account_id: session.accountId,
        app: session.app,
        started_at: session.startedAt,
        refreshed_at: session.refreshedAt,
        user_agent: session.userAgent,
      })
      .execute();
    await addTokens(tx, session.id, tokens);
  });
}

async function refresh(
  tx: Transaction<Tables>,
  token: Buffer,
  next: TokenHashes,
  limits: SessionLimits,
): Promise<Result<SessionRow, RefreshRefusal>> {
  // The lock makes simultaneous refreshes of one session wait for each other.
  const found = await selectByRefreshToken(tx, token).forUpdate().executeTakeFirst();
  if (!found) return refuse({ code: 'session/ended' });
  const { replacedAt, ...session } = found;
  const refusal = refusalOf(session, replacedAt, limits);
  if (refusal) {
    await tx.deleteFrom('sessions').where('id', '=', session.id).execute();
    return refuse(refusal);
  }
  if (replacedAt === null) {
    await tx
      .updateTable('refresh_tokens')
      .set({ replaced_at: limits.now })
      .where('session_id', '=', session.id)
      .where('replaced_at', 'is', null)
      .execute();
  }
  await tx
    .deleteFrom('access_tokens')
    .where('session_id', '=', session.id)
    .where('expires_at', '<', limits.now)
    .execute();
  await addTokens(tx, session.id, next);
  await tx.updateTable('sessions').set({ refreshed_at: limits.now }).where('id', '=', session.id).execute();
  return ok({ ...session, refreshedAt: limits.now });
}

function refusalOf(session: SessionRow, replacedAt: Date | null, limits: SessionLimits): RefreshRefusal | undefined {
  const now = limits.now.getTime();
  const isOver =
    now - session.startedAt.getTime() > limits.totalMs || now - session.refreshedAt.getTime() > limits.idleMs;
  if (isOver) return { code: 'session/ended' };
  const isReused = replacedAt !== null && now - replacedAt.getTime() > limits.graceMs;
  return isReused ? { code: 'session/reused' } : undefined;
}

async function addTokens(tx: Transaction<Tables>, sessionId: string, tokens: TokenHashes): Promise<void> {
  await tx
    .insertInto('access_tokens')
    .values({ hash: tokens.access, session_id: sessionId, expires_at: tokens.accessExpiresAt })
    .execute();
  await tx
    .insertInto('refresh_tokens')
    .values({ hash: tokens.refresh, session_id: sessionId, replaced_at: null })
    .execute();
}
