import { type RawBuilder, sql } from 'kysely';
import type { FoundContactRow } from './contact-row.ts';

/** A contact of the list, and what it stands there for: a key, a number, its name. With its id that is its place. */
export type ListedRow = FoundContactRow & {
  readonly numbers: readonly string[];
  readonly place: string;
  readonly part: SearchPart;
};

/** A list has one part after the other: what begins so, then what has it elsewhere. Each is in the order of an index. */
export type SearchPart = 'begins' | 'within';

/** Where a part of the list goes on. */
export type ListPlace = { readonly part: SearchPart; readonly place: string; readonly id: string };

/** Which rows are asked for: so many after a place. */
export type Window = { readonly after: ListPlace | undefined; readonly rows: number };

/** A text after everything that begins with another: UTF-8 has no byte so high. */
export const endOf = (beginning: string): string => `${beginning}\u{10FFFF}`;

/** @param place the column whose order is that of the list */
export function afterPlace(place: string, id: string, after: ListPlace | undefined): RawBuilder<boolean> {
  return after ? sql`(${sql.ref(place)}, ${sql.ref(id)}) > (${after.place}, ${after.id}::uuid)` : sql`true`;
}
