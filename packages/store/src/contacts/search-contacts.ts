import type { ContactSearch } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ListPlace, type ListedRow, type SearchPart, type Window, afterPlace, endOf } from './listed-row.ts';
import { byWords } from './search-words.ts';

/** Up to `rows` contacts that were found, after a place; run as the tenant. */
export type ReadPart = (tx: Database, after: ListPlace | undefined, rows: number) => Promise<readonly ListedRow[]>;

/** The parts of a list, in their order. */
export type SearchParts = readonly { readonly part: SearchPart; readonly read: ReadPart }[];

const like = (part: string): string => part.replaceAll(/[\\%_]/g, String.raw`\$&`);

export function searchParts(search: ContactSearch, countryCode: string): SearchParts {
  switch (search.kind) {
    case 'words':
      return [{ part: 'begins', read: (tx, after, rows) => byWords(tx, search.words, { after, rows }) }];
    case 'digits':
      return byDigits(search, countryCode);
    case 'nothing':
      return [];
    default:
      return assertNever(search);
  }
}

/** The whole list by name, from a beginning on. */
export function listParts(from: string): SearchParts {
  const read: ReadPart = async (tx, after, rows) => {
    const { rows: found } = await sql<Omit<ListedRow, 'part'>>`
      SELECT id, name, company, numbers, sorted AS place FROM contacts
       WHERE tenant_id = current_tenant() AND sorted >= ${from} AND ${afterPlace('sorted', 'id', after)}
       ORDER BY sorted, id LIMIT ${rows}`.execute(tx);
    return found.map((row) => ({ ...row, part: 'begins' }));
  };
  return [{ part: 'begins', read }];
}

type Digits = Extract<ContactSearch, { kind: 'digits' }>;

/** Numbers that begin so, abroad or at home, then those that have the digits within. */
function byDigits({ digits, isBeginning }: Digits, countryCode: string): SearchParts {
  const beginnings = isBeginning ? [`+${digits}`] : [`+${countryCode}${digits}`, `+${digits}`, digits];
  const begins: ReadPart = (tx, after, rows) => numbersThatBegin(tx, beginnings, { after, rows });
  if (isBeginning) return [{ part: 'begins', read: begins }];
  const within: ReadPart = (tx, after, rows) => numbersWith(tx, { digits, beginnings }, { after, rows });
  return [
    { part: 'begins', read: begins },
    { part: 'within', read: within },
  ];
}

const beginsWithOneOf = (number: RawBuilder<string>, beginnings: readonly string[]): RawBuilder<boolean> =>
  sql`(${sql.join(
    beginnings.map((beginning) => sql`starts_with(${number}, ${beginning})`),
    sql` OR `,
  )})`;

async function numbersThatBegin(tx: Database, beginnings: readonly string[], { after, rows }: Window) {
  const ranges = beginnings.map(
    (beginning) => sql`(SELECT number, contact_id FROM tenant_contact_numbers
      WHERE number >= ${beginning} AND number < ${endOf(beginning)} AND ${afterPlace('number', 'contact_id', after)}
      ORDER BY number, contact_id LIMIT ${rows})`,
  );
  const other = beginsWithOneOf(sql`other`, beginnings);
  const { rows: found } = await sql<Omit<ListedRow, 'part'>>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.number AS place
      FROM (${sql.join(ranges, sql` UNION `)}) entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE NOT EXISTS (SELECT FROM unnest(contact.numbers) other WHERE ${other} AND other COLLATE "C" < entry.number)
     ORDER BY entry.number, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found.map((row): ListedRow => ({ ...row, part: 'begins' }));
}

/** Shorter ones are in so many numbers that reading these in their order fills a page before an index would have found them all. */
const SELECTIVE_DIGITS = 4;

type Within = { readonly digits: string; readonly beginnings: readonly string[] };

async function numbersWith(tx: Database, { digits, beginnings }: Within, { after, rows }: Window) {
  const part = `%${like(digits)}%`;
  // The role of the tenant may not see the statistics of the table, so the planner must be told when the trigrams are the way.
  const how = digits.length < SELECTIVE_DIGITS ? sql`NOT MATERIALIZED` : sql`MATERIALIZED`;
  const number = digits.length < SELECTIVE_DIGITS ? sql`number || ''` : sql`number`;
  const { rows: found } = await sql<Omit<ListedRow, 'part'>>`
    WITH entry AS ${how} (SELECT number, contact_id FROM tenant_contact_numbers WHERE ${number} LIKE ${part})
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.number AS place
      FROM entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE ${afterPlace('entry.number', 'entry.contact_id', after)}
       AND NOT EXISTS (SELECT FROM unnest(contact.numbers) other
             WHERE ${beginsWithOneOf(sql`other`, beginnings)}
                OR (other LIKE ${part} AND other COLLATE "C" < entry.number))
     ORDER BY entry.number, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found.map((row): ListedRow => ({ ...row, part: 'within' }));
}
