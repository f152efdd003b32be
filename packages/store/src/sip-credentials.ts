import type { Database } from './database.ts';
import { gathered } from './gathered.ts';

/** SIP credentials of a session: digests and a ticket's hash, never what they were made from (trust 4). */
export type SipCredentialsRow = {
  readonly authUser: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly sessionId: string;
  /** Address of record, `sip:anna@demo.local`. */
  readonly aor: string;
  /** HA1 of RFC 7616 by MD5 and by SHA-256, hex. */
  readonly md5: string;
  readonly sha256: string;
  /** SHA-256 of the ticket that opens the SIP WebSocket. */
  readonly ticketHash: Buffer;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
};

export interface SipCredentials {
  /** Keeps them beside the session's previous ones; older ones and expired ones go. */
  issue(credentials: SipCredentialsRow): Promise<void>;
  /** By the `tokenHash` of the ticket that came with the WebSocket; expired ones are not found. */
  byTicket(ticketHash: Buffer, now: Date): Promise<SipCredentialsRow | undefined>;
  endOfSession(sessionId: string): Promise<void>;
}

/** The one in use and the one that replaces it. */
const KEPT_PER_SESSION = 2;

export function sipCredentialsOn(db: Database): SipCredentials {
  // Pages that come back together open their sockets together.
  const find = gathered(
    async (hashes: readonly string[]) => {
      const found = await ofTickets(db, hashes);
      return (hash) => found.get(hash);
    },
    { most: 50, atOnce: 2 },
  );
  return {
    issue: (credentials) => issue(db, credentials),
    byTicket: async (ticketHash, now) => {
      const found = await find(ticketHash.toString('hex'));
      return found && found.expiresAt > now ? found : undefined;
    },
    endOfSession: async (sessionId) => {
      await db.deleteFrom('sip_credentials').where('session_id', '=', sessionId).execute();
    },
  };
}

async function ofTickets(db: Database, hashes: readonly string[]): Promise<ReadonlyMap<string, SipCredentialsRow>> {
  const tickets = hashes.map((hash) => Buffer.from(hash, 'hex'));
  const rows = await db
    .selectFrom('sip_credentials')
    .select([
      'auth_user as authUser',
      'tenant_id as tenantId',
      'account_id as accountId',
      'session_id as sessionId',
      'aor',
      'md5',
      'sha256',
      'ticket_hash as ticketHash',
      'issued_at as issuedAt',
      'expires_at as expiresAt',
    ])
    .where('ticket_hash', 'in', tickets)
    .execute();
  return new Map(rows.map((row) => [row.ticketHash.toString('hex'), row]));
}

function issue(db: Database, credentials: SipCredentialsRow): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('sip_credentials')
      .values({
        auth_user: credentials.authUser,
        tenant_id: credentials.tenantId,
        account_id: credentials.accountId,
        session_id: credentials.sessionId,
        aor: credentials.aor,
        md5: credentials.md5,
        sha256: credentials.sha256,
        ticket_hash: credentials.ticketHash,
        issued_at: credentials.issuedAt,
        expires_at: credentials.expiresAt,
      })
      .execute();
    const kept = tx
      .selectFrom('sip_credentials')
      .select('auth_user')
      .where('session_id', '=', credentials.sessionId)
      .where('expires_at', '>', credentials.issuedAt)
      .orderBy('issued_at', 'desc')
      .limit(KEPT_PER_SESSION);
    await tx
      .deleteFrom('sip_credentials')
      .where('session_id', '=', credentials.sessionId)
      .where('auth_user', 'not in', kept)
      .execute();
  });
}
