import type { Dependent } from '@wpm/contract';
import type { Database } from '../database.ts';

/** As many as a reader can do something about. */
const MOST_LISTED = 100;

/** What leads to an entry or to an account, by name. */
export function dependentsOf(
  tx: Database,
  target: { readonly entryId: string } | { readonly accountId: string },
): Promise<readonly Dependent[]> {
  return tx
    .selectFrom('directory_references as reference')
    .innerJoin('directory_entries as holder', 'holder.id', 'reference.holder_id')
    .select(['holder.kind', 'holder.id', 'holder.name', 'reference.field'])
    .where((where) =>
      'entryId' in target
        ? where('reference.entry_id', '=', target.entryId)
        : where('reference.account_id', '=', target.accountId),
    )
    .orderBy('holder.kind')
    .orderBy('holder.folded')
    .limit(MOST_LISTED)
    .execute();
}
