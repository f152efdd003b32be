import { ok, refuse, type Result } from '@wpm/kernel';
import { cursorOf, type Position, positionOf } from './cursor.ts';

/** Which part of a list: at most `limit` rows after the cursor. */
export type Paging = { readonly limit: number; readonly after?: string | undefined };

/** A part of a list and the cursor of what follows, null at the end. */
export type Page<Row> = { readonly items: readonly Row[]; readonly next: string | null };

/** The cursor was not one of ours. */
export type CursorRefusal = { readonly code: 'cursor/invalid' };

/** Reads one row more than asked for, which tells whether anything follows. */
export async function readPage<Row>(
  paging: Paging,
  read: (after: Position | undefined, rows: number) => Promise<readonly Row[]>,
  place: (row: Row) => Position,
): Promise<Result<Page<Row>, CursorRefusal>> {
  const after = paging.after === undefined ? undefined : positionOf(paging.after);
  if (paging.after !== undefined && !after) return refuse({ code: 'cursor/invalid' });
  const rows = await read(after, paging.limit + 1);
  const items = rows.slice(0, paging.limit);
  const last = items.at(-1);
  return ok({ items, next: last && rows.length > items.length ? cursorOf(place(last)) : null });
}
