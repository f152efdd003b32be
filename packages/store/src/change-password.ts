import type { Database } from './database.ts';
import { forgetLinks } from './directory/forget-links.ts';
import { type ChangedBy, auditChange } from './directory/audit-change.ts';

/** Another password in the place of the one that was judged, and the session in which that happened. */
export type PasswordChange = {
  readonly accountId: string;
  readonly before: string;
  readonly after: string;
  readonly sessionId: string;
};

/**
 * Sets the password and ends the other sessions of the account, both or neither.
 * @returns the ids of those sessions; undefined where the password is another by now than the one that was judged
 */
export function changePasswordOn(db: Database) {
  return ({ accountId, before, after, sessionId }: PasswordChange, by: ChangedBy) =>
    db.transaction().execute(async (tx): Promise<readonly string[] | undefined> => {
      const { numUpdatedRows } = await tx
        .updateTable('accounts')
        .set({ password_hash: after })
        .where('id', '=', accountId)
        .where('password_hash', '=', before)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return undefined;
      await forgetLinks(tx, accountId);
      const others = tx.deleteFrom('sessions').where('account_id', '=', accountId).where('id', '<>', sessionId);
      const ended = await others.returning('id').execute();
      await auditChange(tx, by, { action: 'account.set-password', subject: accountId });
      return ended.map(({ id }) => id);
    });
}
