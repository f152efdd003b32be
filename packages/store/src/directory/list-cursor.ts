import { refuse, ok, type Result } from '@wpm/kernel';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';

/** The row a page ended with: what sorts after it is the next page. */
export type ListPosition = { readonly folded: string; readonly id: string };

/** Reads one row more than asked for, which tells whether anything follows. */
export async function readListPage<Row extends ListPosition>(
  paging: Paging,
  read: (after: ListPosition | undefined, rows: number) => Promise<readonly Row[]>,
): Promise<Result<Page<Row>, CursorRefusal>> {
  const after = paging.after === undefined ? undefined : positionOf(paging.after);
  if (paging.after !== undefined && !after) return refuse({ code: 'cursor/invalid' });
  const rows = await read(after, paging.limit + 1);
  const items = rows.slice(0, paging.limit);
  const last = items.at(-1);
  return ok({ items, next: last && rows.length > items.length ? cursorOf(last) : null });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ID_LENGTH = 36;

/** The id first, for its length is known. */
function cursorOf({ folded, id }: ListPosition): string {
  return Buffer.from(id + folded).toString('base64url');
}

function positionOf(cursor: string): ListPosition | undefined {
  const plain = Buffer.from(cursor, 'base64url').toString();
  const id = plain.slice(0, ID_LENGTH);
  return UUID.test(id) ? { id, folded: plain.slice(ID_LENGTH) } : undefined;
}
