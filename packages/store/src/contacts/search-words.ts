import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { type ListedRow, type Window, afterPlace, endOf } from './listed-row.ts';

/** A word of so many keys is common; which of several has more is not asked. */
const COMMON = 1_000;

/** So many keys are read in the order of the list, in the index alone, before all words are asked for at once. */
const MOST_READ = 5_000;

/**
 * Contacts with keys that begin with each of the words, in the order of the keys of one of them; each once, by its first such key.
 * Who has a rare word is looked at. Where all are common, either a page of the first in the order of one has the others too, or they
 * are so seldom together that the contacts with all of them are few, and an index of all words names them (ADR 0044).
 */
export async function byWords(
  tx: Database,
  words: readonly [string, ...string[]],
  window: Window,
): Promise<readonly ListedRow[]> {
  const counted = await rarestFirst(tx, words);
  if (counted.some(({ count }) => count === 0)) return [];
  const orders = ordersOf(counted, window);
  const rows = counted.length === 1 ? await inOrder(tx, orders[0]) : await ofSeveral(tx, orders);
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
  sql`SELECT key, contact_id, bits FROM tenant_contact_keys WHERE key >= ${word} AND key < ${endOf(word)}`;

/** In the order of one word's keys, who has the others too. */
type Asked = Window & { readonly leading: string; readonly others: readonly string[]; readonly isCommon: boolean };
type FoundRow = Omit<ListedRow, 'part'>;

/** The orders there are, the rarest word's first. A list that goes on does so in the order in which it began: its place is a key of the word. */
function ordersOf(counted: readonly Counted[], window: Window): readonly [Asked, ...Asked[]] {
  const place = window.after?.place;
  const begun = counted.filter(({ word }) => place?.startsWith(word));
  const [first = { word: '', count: 0 }, ...rest] = begun.length > 0 ? begun : counted;
  const orderOf = ({ word: leading, count }: Counted): Asked => ({
    ...window,
    leading,
    others: counted.flatMap(({ word }) => (word === leading ? [] : [word])),
    isCommon: count >= COMMON,
  });
  return [orderOf(first), ...rest.map(orderOf)];
}

async function ofSeveral(tx: Database, [order, other]: readonly [Asked, ...Asked[]]): Promise<readonly FoundRow[]> {
  const first = await inOrder(tx, order, MOST_READ);
  if (!order.isCommon || first.length >= order.rows) return first;
  // Of two words a name may be one: by its first, all that have the second stand far behind, and by its second they are all over the list.
  const second = order.others.length === 1 && other ? await inOrder(tx, other, MOST_READ) : [];
  return second.length >= order.rows ? second : withAll(tx, order);
}

/** @param most so many keys are looked at, from the place on */
async function inOrder(tx: Database, { leading, others, after, rows }: Asked, most?: number) {
  // Asked for in a query of its own, which is run once and not for every key.
  const bits = sql`(SELECT contact_bits(${[...others]}))`;
  const keys = sql`${keysOf(leading)} AND ${afterPlace('key', 'contact_id', after)} ORDER BY key, contact_id`;
  const { rows: found } = await sql<FoundRow>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.key AS place
      FROM (${most === undefined ? keys : sql`${keys} LIMIT ${most}`}) entry JOIN contacts contact ON contact.id = entry.contact_id
     WHERE entry.bits & ${bits} = ${bits} AND ${hasKeys(others)}
       AND NOT EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${leading}) AND key < entry.key)
     ORDER BY entry.key, entry.contact_id LIMIT ${rows}`.execute(tx);
  return found;
}

/** Of all contacts that have the words, found by the first letters of each. */
async function withAll(tx: Database, { leading, others, after, rows }: Asked) {
  const beginnings = sql.join([leading, ...others].map((word) => sql`contact_beginning(current_tenant(), ${word})`));
  const { rows: found } = await sql<FoundRow>`
    SELECT contact.id, contact.name, contact.company, contact.numbers, entry.key AS place
      FROM tenant_contact_beginnings contact CROSS JOIN LATERAL (SELECT min(key) AS key FROM unnest(contact.keys) key
             WHERE starts_with(key, ${leading})) entry
     WHERE contact.beginnings @> ARRAY[${beginnings}] AND ${hasKeys(others)} AND entry.key IS NOT NULL
       AND ${afterPlace('entry.key', 'contact.id', after)}
     ORDER BY entry.key, contact.id LIMIT ${rows}`.execute(tx);
  return found;
}

function hasKeys(words: readonly string[]): RawBuilder<boolean> {
  const each = words.map((word) => sql`EXISTS (SELECT FROM unnest(contact.keys) key WHERE starts_with(key, ${word}))`);
  return sql`${sql.join([sql`true`, ...each], sql` AND `)}`;
}
