import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ListedRow, type Window, afterPlace, endOf } from './listed-row.ts';

/** Beyond so many keys a word is common: of contacts with another word a tenth and more have it too. */
const COMMON = 10_000;

/** So many contacts are looked at one by one; of more, the order of the index fills a page sooner. */
const MOST_CROSSED = 1_000;

/**
 * Contacts with keys that begin with each of the words, in the order of the keys of the rarest; each once, by its first such key.
 * Every step reads a bounded number of rows of an index, however many contacts there are, unless the words are common and
 * hardly ever together.
 */
export async function byWords(
  tx: Database,
  words: readonly [string, ...string[]],
  window: Window,
): Promise<readonly ListedRow[]> {
  const [leading, ...others] = await rarestFirst(tx, words);
  if (leading === undefined || leading.count === 0) return [];
  const rare = [leading, ...others].filter(({ count }) => count < COMMON);
  const crossed = rare.length > 1 ? await withAll(tx, rare) : undefined;
  const said = { leading: leading.word, others: others.map(({ word }) => word) };
  const rows = await (crossed ? amongThem(tx, crossed, { ...said, ...window }) : inOrder(tx, { ...said, ...window }));
  return rows.map((row) => ({ ...row, part: 'begins' }));
}

type Counted = { readonly word: string; readonly count: number };

/** A word that begins another one asks for nothing more. */
async function rarestFirst(tx: Database, words: readonly [string, ...string[]]): Promise<readonly Counted[]> {
  const asked = [...new Set(words)].filter((word, _, all) => !all.some((one) => one !== word && one.startsWith(word)));
  if (asked.length === 1) return asked.map((word) => ({ word, count: COMMON }));
  const counts = asked.map((word) => sql`(SELECT count(*) FROM (${keysOf(word)} LIMIT ${COMMON}) counted)`);
  const { rows } = await sql<{ counts: string[] }>`SELECT ARRAY[${sql.join(counts)}] AS counts`.execute(tx);
  const counted = asked.map((word, at) => ({ word, count: Number(rows[0]?.counts[at]) }));
  return counted.toSorted((one, other) => one.count - other.count || other.word.length - one.word.length);
}

const keysOf = (word: string): RawBuilder<unknown> =>
  sql`SELECT contact_id FROM tenant_contact_keys WHERE key >= ${word} AND key < ${endOf(word)}`;

/**
 * The ids of the contacts that have all of these words, unless they are many. An intersection is hashed whatever the planner
 * expects; of a join it may think that one row is there, and read the whole range of the other word for each.
 */
async function withAll(tx: Database, words: readonly Counted[]): Promise<readonly string[] | undefined> {
  const all = sql.join(
    words.map(({ word }) => keysOf(word)),
    sql` INTERSECT `,
  );
  const { rows } = await sql<{ contact_id: string }>`${all} LIMIT ${MOST_CROSSED + 1}`.execute(tx);
  return rows.length > MOST_CROSSED ? undefined : rows.map(({ contact_id: id }) => id);
}

type Asked = Window & { readonly leading: string; readonly others: readonly string[] };
type FoundRow = Omit<ListedRow, 'part'>;

async function amongThem(tx: Database, ids: readonly string[], { leading, others, after, rows }: Asked) {
  const { rows: found } = await sql<FoundRow>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.key AS place
      FROM contacts contact CROSS JOIN LATERAL (SELECT min(key) AS key FROM unnest(contact.keys) key
             WHERE starts_with(key, ${leading})) entry
     WHERE contact.id = ANY (${[...ids]}::uuid[]) AND ${hasKeys(others)} AND ${afterPlace('entry.key', 'contact.id', after)}
     ORDER BY entry.key, contact.id LIMIT ${rows}`.execute(tx);
  return found;
}

async function inOrder(tx: Database, { leading, others, after, rows }: Asked) {
  const { rows: found } = await sql<FoundRow>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.key AS place
      FROM tenant_contact_keys entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE entry.key >= ${leading} AND entry.key < ${endOf(leading)}
       AND ${afterPlace('entry.key', 'entry.contact_id', after)} AND ${hasKeys(others)}
       AND NOT EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${leading}) AND key < entry.key)
     ORDER BY entry.key, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found;
}

function hasKeys(words: readonly string[]): RawBuilder<boolean> {
  const each = words.map((word) => sql`EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${word}))`);
  return sql`${sql.join([sql`true`, ...each], sql` AND `)}`;
}
