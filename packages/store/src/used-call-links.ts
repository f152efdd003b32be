import type { Database } from './database.ts';

/** Which links that place one call have placed it (F48). */
export interface UsedCallLinks {
  /** False where it was used before: of two who use it at once, one does. */
  use(id: string, expiresAt: Date): Promise<boolean>;
  /** Its call was not placed: it may be used again. */
  giveBack(id: string): Promise<void>;
  isUsed(id: string): Promise<boolean>;
  /** Those that were over by then. */
  forget(before: Date): Promise<void>;
}

export function usedCallLinksOn(db: Database): UsedCallLinks {
  return {
    use: async (id, expiresAt) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('used_call_links')
        .values({ id, expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    giveBack: async (id) => {
      await db.deleteFrom('used_call_links').where('id', '=', id).execute();
    },
    isUsed: async (id) =>
      (await db.selectFrom('used_call_links').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
    forget: async (before) => {
      await db.deleteFrom('used_call_links').where('expires_at', '<', before).execute();
    },
  };
}
