import type { ContactNumberKind } from '@wpm/contract';
import type { Table } from '../../files/table.ts';
import { type ColumnKind, NUMBERS_OF } from './columns.ts';

/** A row of the file as it is sent, with the number a spreadsheet shows beside it. */
export type ImportRow = {
  readonly line: number;
  readonly externalId: string;
  readonly card: Readonly<Record<string, unknown>>;
  readonly cells: readonly string[];
};

export type ReadRows = {
  readonly rows: readonly ImportRow[];
  /** Lines whose id stands in an earlier one, which would only overwrite each other. */
  readonly repeated: readonly ImportRow[];
};

/**
 * The rows of a table as contacts. Without a column of ids a contact is told by what it is: its first number, else its e-mail, else its
 * name, so that the same file read in again changes what it made and adds nothing twice.
 */
export function rowsOf({ rows: [headings = [], ...table], lines }: Table, kinds: readonly ColumnKind[]): ReadRows {
  const known = new Set<string>();
  const [rows, repeated]: [ImportRow[], ImportRow[]] = [[], []];
  table.forEach((cells, at) => {
    const card = cardOf(headings, kinds, cells);
    const row = { line: lines[at + 1] ?? at + 2, externalId: idOf(kinds, cells, card).slice(0, 200), card, cells };
    (known.has(row.externalId) ? repeated : rows).push(row);
    known.add(row.externalId);
  });
  return { rows, repeated };
}

type RawNumber = { readonly number: string; readonly kind: ContactNumberKind };

type RawCard = {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly numbers: readonly RawNumber[];
  readonly email: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly notes: string;
};

function cardOf(headings: readonly string[], kinds: readonly ColumnKind[], cells: readonly string[]): RawCard {
  const valuesOf = (kind: ColumnKind) => cells.filter((cell, at) => kinds[at] === kind && cell !== '');
  const first = (kind: ColumnKind) => valuesOf(kind)[0] ?? '';
  return {
    firstName: first('firstName'),
    lastName: first('lastName'),
    company: first('company'),
    numbers: numbersOf(kinds, cells),
    email: first('email') || null,
    fields: cells.flatMap((value, at) =>
      kinds[at] === 'field' && value !== '' ? [{ name: headings[at] ?? '', value }] : [],
    ),
    notes: valuesOf('notes').join('\n'),
  };
}

/** Of all columns that hold numbers, a cell of which may hold several; each number once. */
function numbersOf(kinds: readonly ColumnKind[], cells: readonly string[]): readonly RawNumber[] {
  const numbers = new Map<string, RawNumber>();
  cells.forEach((cell, at) => {
    const kind = NUMBERS_OF[kinds[at] ?? 'ignored'];
    if (!kind) return;
    for (const part of cell.split(/[,;|]/)) {
      const number = part.trim();
      if (number !== '' && !numbers.has(number)) numbers.set(number, { number, kind });
    }
  });
  return [...numbers.values()];
}

function idOf(kinds: readonly ColumnKind[], cells: readonly string[], card: RawCard): string {
  const own = cells[kinds.indexOf('id')] ?? '';
  if (own !== '') return own;
  const told = card.numbers[0]?.number.replaceAll(/[^\d+]/g, '') || card.email?.toLowerCase();
  return `csv:${told || [card.lastName, card.firstName, card.company].join(' ').toLowerCase().trim()}`;
}

/** A request may have 64 KiB, and one of them holds up who edits contacts for as long as it is written. */
const MOST_BYTES = 40_000;
const MOST_ROWS = 200;

/** The rows in parts, each of which one request carries. */
export function partsOf(rows: readonly ImportRow[]): readonly (readonly ImportRow[])[] {
  const parts: ImportRow[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const own = new TextEncoder().encode(JSON.stringify([row.externalId, row.card])).length + 40;
    const last = parts.at(-1);
    if (last === undefined || bytes + own > MOST_BYTES || last.length >= MOST_ROWS) {
      parts.push([row]);
      bytes = own;
    } else {
      last.push(row);
      bytes += own;
    }
  }
  return parts;
}
