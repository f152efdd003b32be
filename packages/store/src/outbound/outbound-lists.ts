import type { AdvancedEntry } from '@wpm/acd';
import type { OutboundEnd, OutboundState } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import { sql } from 'kysely';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import { holdsText } from '../directory/holds-text.ts';
import { readListPage } from '../directory/list-cursor.ts';
import { type EntryImport, type EntryImportOrder, type EntryImported, importEntries } from './import-entries.ts';
import { ENTRY_COLUMNS, type OutboundEntryRow, type StoredEntry, entryRow } from './outbound-row.ts';
import { type ReopenOrder, reopenEntries } from './reopen-entries.ts';
import {
  type CallableRow,
  type EntryUnderWay,
  type WorkableList,
  callableEntries,
  callableEntry,
  entriesUnderWay,
  moveEntry,
  workableLists,
} from './outbound-work.ts';

export type OutboundFilter = Paging & {
  readonly listId: string;
  readonly state?: OutboundState | undefined;
  /** A part of anything it is known by, in any case and without accents. */
  readonly search?: string | undefined;
};

/** An entry as it is listed: with who has it, and how often and how it ended last. */
export type ListedEntryRow = OutboundEntryRow & {
  readonly agent: string | null;
  readonly attempts: number;
  readonly last: { readonly end: OutboundEnd; readonly at: Date; readonly agent: string | null } | null;
};

/** How many entries of a list stand in which state, and how many calls and offers ended how. */
export type OutboundCounts = {
  readonly states: Readonly<Partial<Record<OutboundState, number>>>;
  readonly ends: Readonly<Partial<Record<OutboundEnd, number>>>;
  /** Who answered today, and who of them met nobody. */
  readonly today: WorkableList['today'];
};

/** Whom campaigns call (F45): entries of outbound lists, and their ledger. */
export interface OutboundEntries {
  import(order: EntryImportOrder, imports: readonly EntryImport[]): Promise<readonly EntryImported[] | undefined>;
  /** Entries that are over wait again. @returns how many */
  reopen(order: ReopenOrder): Promise<number>;
  /** By external id. */
  page(tenantId: string, filter: OutboundFilter): Promise<Result<Page<ListedEntryRow>, CursorRefusal>>;
  counts(tenantId: string, listId: string, now: Date): Promise<OutboundCounts>;
  /** The one an agent has; undefined: none. */
  ofAgent(tenantId: string, accountId: string): Promise<OutboundEntryRow | undefined>;
  workable(now: Date, only?: string): Promise<readonly WorkableList[]>;
  callable(of: {
    readonly listId: string;
    readonly now: Date;
    readonly limit: number;
  }): Promise<readonly CallableRow[]>;
  byId(tenantId: string, id: string): Promise<CallableRow | undefined>;
  underWay(): Promise<readonly EntryUnderWay[]>;
  /** Compare-and-set; false where somebody else was first, or the number may not be called. */
  move(
    seen: Pick<OutboundEntryRow, 'id' | 'version'>,
    advanced: AdvancedEntry,
    when: { readonly at: Date; readonly why?: string | null },
  ): Promise<boolean>;
}

export function outboundEntriesOn(db: Database): OutboundEntries {
  return {
    import: (order, imports) => importEntries(db, order, imports),
    reopen: (order) => reopenEntries(db, order),
    page: (tenantId, filter) => page(db, tenantId, filter),
    counts: (...of) => counts(db, ...of),
    ofAgent: async (tenantId, accountId) => {
      const { rows } = await sql<StoredEntry>`
        SELECT ${ENTRY_COLUMNS} FROM outbound_entries entry
         WHERE entry.tenant_id = ${tenantId} AND entry.account_id = ${accountId}`.execute(db);
      return rows[0] && entryRow(rows[0]);
    },
    workable: (...of) => workableLists(db, ...of),
    callable: (of) => callableEntries(db, of),
    byId: (tenantId, id) => callableEntry(db, tenantId, id),
    underWay: () => entriesUnderWay(db),
    move: (seen, advanced, when) => moveEntry(db, seen, advanced, when),
  };
}

type Listed = StoredEntry &
  Pick<ListedEntryRow, 'agent' | 'attempts'> & { readonly folded: string } & {
    readonly lastEnd: OutboundEnd | null;
    readonly lastAt: Date | null;
    readonly lastAgent: string | null;
  };

async function page(db: Database, tenantId: string, { listId, state, search, ...paging }: OutboundFilter) {
  const read = await readListPage(paging, (after, limit) =>
    asTenant(db, tenantId, async (tx) => {
      const { rows } = await sql<Listed>`
        SELECT ${ENTRY_COLUMNS}, entry.external_id AS folded, agent.display_name AS agent,
               (SELECT count(*)::integer FROM outbound_attempts line WHERE line.entry_id = entry.id AND line.called IS NOT NULL)
                 AS attempts,
               last.ended AS "lastEnd", last.ended_at AS "lastAt", last_agent.display_name AS "lastAgent"
          FROM outbound_entries entry
          LEFT JOIN accounts agent ON agent.id = entry.account_id
          LEFT JOIN LATERAL (SELECT * FROM outbound_attempts line WHERE line.entry_id = entry.id ORDER BY line.id DESC LIMIT 1) last
                 ON true
          LEFT JOIN accounts last_agent ON last_agent.id = last.account_id
         WHERE entry.list_id = ${listId}
           AND ${state === undefined ? sql`true` : sql`entry.state = ${state}`}
           AND ${search ? holdsText(sql`entry.searched`, search) : sql`true`}
           AND ${after ? sql`(entry.external_id, entry.id) > (${after.folded}, ${after.id}::uuid)` : sql`true`}
         ORDER BY entry.external_id, entry.id LIMIT ${limit}`.execute(tx);
      return rows;
    }),
  );
  if (!read.ok) return read;
  const items = read.value.items.map(({ lastEnd, lastAt, lastAgent, ...row }): ListedEntryRow => ({
    ...entryRow(row),
    agent: row.agent,
    attempts: row.attempts,
    last: lastEnd && lastAt ? { end: lastEnd, at: lastAt, agent: lastAgent } : null,
  }));
  return { ok: true, value: { items, next: read.value.next } } as const;
}

function counts(db: Database, tenantId: string, listId: string, now: Date): Promise<OutboundCounts> {
  return asTenant(db, tenantId, async (tx) => {
    const states = await sql<{ state: OutboundState; count: number }>`
      SELECT state, count(*)::integer AS count FROM outbound_entries WHERE list_id = ${listId} GROUP BY state`.execute(
      tx,
    );
    const ends = await sql<{ ended: OutboundEnd; count: number; today: number }>`
      SELECT ended, count(*)::integer AS count,
             (count(*) FILTER (WHERE ended_at >= date_trunc('day', ${now}::timestamptz AT TIME ZONE zone.name) AT TIME ZONE zone.name)
             )::integer AS today
        FROM outbound_attempts, (SELECT time_zone AS name FROM tenants WHERE id = ${tenantId}) zone
       WHERE list_id = ${listId} GROUP BY ended`.execute(tx);
    const today = Object.fromEntries(ends.rows.map((row) => [row.ended, row.today]));
    const abandoned = today['abandoned'] ?? 0;
    return {
      states: Object.fromEntries(states.rows.map((row) => [row.state, row.count])),
      ends: Object.fromEntries(ends.rows.map((row) => [row.ended, row.count])),
      today: { answered: (today['answered'] ?? 0) + abandoned, abandoned },
    };
  });
}
