import type { ContactSearch } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
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

/** Up to `rows` contacts that were found, after a place; run as the tenant. */
export type ReadPart = (tx: Database, after: ListPlace | undefined, rows: number) => Promise<readonly ListedRow[]>;

/** The parts of a list, in their order. */
export type SearchParts = readonly { readonly part: SearchPart; readonly read: ReadPart }[];

/** A text after everything that begins with another: UTF-8 has no byte so high. */
const endOf = (beginning: string): string => `${beginning}\u{10FFFF}`;
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

function afterPlace(place: string, id: string, after: ListPlace | undefined): RawBuilder<boolean> {
  return after ? sql`(${sql.ref(place)}, ${sql.ref(id)}) > (${after.place}, ${after.id}::uuid)` : sql`true`;
}

type Window = { readonly after: ListPlace | undefined; readonly rows: number };

/** Contacts with keys that begin with each of the words, in the order of the keys of the rarest; each once, by its first such key. */
async function byWords(tx: Database, words: readonly [string, ...string[]], { after, rows }: Window) {
  const leading = await rarestOf(tx, words);
  const others = words.filter((word) => word !== leading).map((word) => sql<boolean>`${hasKey(word)}`);
  const { rows: found } = await sql<Omit<ListedRow, 'part'>>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.key AS place
      FROM tenant_contact_keys entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE entry.key >= ${leading} AND entry.key < ${endOf(leading)}
       AND ${afterPlace('entry.key', 'entry.contact_id', after)}
       AND ${sql.join([sql`true`, ...others], sql` AND `)}
       AND NOT EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${leading}) AND key < entry.key)
     ORDER BY entry.key, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found.map((row): ListedRow => ({ ...row, part: 'begins' }));
}

const hasKey = (word: string): RawBuilder<boolean> =>
  sql`EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${word}))`;

/** Beyond so many it does not matter which of two words is rarer: a page is full soon either way. */
const MOST_COUNTED = 3_000;

async function rarestOf(tx: Database, words: readonly [string, ...string[]]): Promise<string> {
  if (words.length === 1) return words[0];
  const counts = words.map(
    (word) => sql`(SELECT count(*) FROM (SELECT FROM tenant_contact_keys
      WHERE key >= ${word} AND key < ${endOf(word)} LIMIT ${MOST_COUNTED}) counted)`,
  );
  const { rows } = await sql<{ counts: string[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(tx);
  const counted = words.map((word, at) => ({ word, count: Number(rows[0]?.counts[at]) }));
  const [first] = counted.toSorted((one, other) => one.count - other.count || other.word.length - one.word.length);
  return first?.word ?? words[0];
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
  const number = digits.length < SELECTIVE_DIGITS ? sql`entry.number || ''` : sql`entry.number`;
  const { rows: found } = await sql<Omit<ListedRow, 'part'>>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.number AS place
      FROM tenant_contact_numbers entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE ${number} LIKE ${part} AND ${afterPlace('entry.number', 'entry.contact_id', after)}
       AND NOT EXISTS (SELECT FROM unnest(contact.numbers) other
             WHERE ${beginsWithOneOf(sql`other`, beginnings)}
                OR (other LIKE ${part} AND other COLLATE "C" < entry.number))
     ORDER BY entry.number, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found.map((row): ListedRow => ({ ...row, part: 'within' }));
}
