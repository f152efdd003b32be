import { foldText } from '@wpm/contract';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A user with a phone, as colleagues see them. */
export type ColleagueRow = { readonly id: string; readonly displayName: string; readonly number: string };

export type ColleagueSearch = {
  readonly tenantId: string;
  /** Who looks: not among those found. */
  readonly accountId: string;
  /** What was typed; empty finds all. */
  readonly search: string;
  /** Numbers of those who stand before the others, in this order. */
  readonly first: readonly string[];
  readonly limit: number;
};

export interface Colleagues {
  /** Who is to stand first, then by name. Every word typed begins a word of the name, or the number. */
  find(search: ColleagueSearch): Promise<readonly ColleagueRow[]>;
}

export function colleaguesOn(db: Database): Colleagues {
  return {
    find: ({ tenantId, accountId, search, first, limit }) => {
      const words = foldText(search)
        .split(' ')
        .filter((word) => word !== '');
      const number = sql<string>`coalesce(accounts.extension, accounts.login)`;
      const wanted = words.map(
        (word) => sql<boolean>`(' ' || accounts.folded LIKE ${`% ${escaped(word)}%`}
          OR ${number} LIKE ${`${escaped(word)}%`})`,
      );
      return db
        .selectFrom('accounts')
        .select(['accounts.id', 'accounts.display_name as displayName', number.as('number')])
        .where('accounts.tenant_id', '=', tenantId)
        .where('accounts.id', '<>', accountId)
        .where('accounts.kind', 'is not', null)
        .where('accounts.disabled', '=', false)
        .where('accounts.deleted_at', 'is', null)
        .where((is) => is.and(wanted))
        .orderBy(sql`array_position(${[...first]}::text[], ${number}::text) NULLS LAST`)
        .orderBy('accounts.folded')
        .orderBy('accounts.id')
        .limit(limit)
        .execute();
    },
  };
}

/** What was typed means itself in a pattern. */
const escaped = (word: string): string => word.replaceAll(/[\\%_]/g, '\\$&');
