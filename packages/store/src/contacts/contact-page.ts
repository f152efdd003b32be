import { foldText } from '@wpm/contract';
import { readContactSearch } from '@wpm/directory';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { CursorRefusal, Page, Paging } from '../calls/page.ts';
import { type Database, asTenant } from '../database.ts';
import type { ListPlace, ListedRow } from './listed-row.ts';
import { type SearchParts, listParts, searchParts } from './search-contacts.ts';

/** Which contacts: those that were searched for, or all by name from a beginning on. */
export type ContactFilter = Paging & {
  readonly search?: string | undefined;
  readonly from?: string | undefined;
  /** Of the tenant, without plus: what a national number begins with. */
  readonly countryCode: string;
};

/** Reads one row more than asked for, which tells whether anything follows. A part that ends goes over into the next. */
export async function contactPage(
  db: Database,
  tenantId: string,
  filter: ContactFilter,
): Promise<Result<Page<ListedRow>, CursorRefusal>> {
  const after = filter.after === undefined ? undefined : placeOf(filter.after);
  if (filter.after !== undefined && !after) return refuse({ code: 'cursor/invalid' });
  const rows = await asTenant(db, tenantId, (tx) => readParts(tx, partsOf(filter), after, filter.limit + 1));
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return ok({ items, next: last && rows.length > items.length ? cursorOf(last) : null });
}

function partsOf({ search = '', from = '', countryCode }: ContactFilter): SearchParts {
  return search === '' ? listParts(foldText(from)) : searchParts(readContactSearch(search), countryCode);
}

async function readParts(tx: Database, parts: SearchParts, after: ListPlace | undefined, most: number) {
  const found: ListedRow[] = [];
  const ahead = after ? parts.slice(parts.findIndex(({ part }) => part === after.part)) : parts;
  for (const { part, read } of ahead) {
    if (found.length >= most) break;
    found.push(...(await read(tx, after?.part === part ? after : undefined, most - found.length)));
  }
  return found;
}

const PLAIN = /^(begins|within)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(.*)$/su;

/** A place as it travels to the client and back. Nobody outside may rely on what is in it. */
const cursorOf = ({ part, id, place }: ListedRow): string =>
  Buffer.from(`${part}/${id}/${place}`).toString('base64url');

function placeOf(cursor: string): ListPlace | undefined {
  const [, part, id, place] = PLAIN.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if ((part !== 'begins' && part !== 'within') || id === undefined || place === undefined) return undefined;
  return place.includes('\0') ? undefined : { part, id, place };
}
