import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Whoever could read the mailbox of before, or had a session, has no way in left by a link they asked for. */
export async function forgetLinks(tx: Database, accountId: string): Promise<void> {
  await sql`DELETE FROM account_links WHERE account_id = ${accountId}`.execute(tx);
}
