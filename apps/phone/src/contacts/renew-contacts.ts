import type { QueryClient } from '@tanstack/react-query';
import type { Contact, ListedContact, MissedCall, MyCall } from '@wpm/contract';
import { client } from '../client.ts';
import { hasLongList, renewLists } from '../list/renew-lists.ts';
import type { CachedPages, Page } from '../list/use-pages.ts';
import { MISSED_CALLS_KEY } from '../missed/use-missed-count.ts';
import { keyOfCall, MY_CALLS_KEY } from '../my-calls/my-calls-key.ts';
import { CONTACTS_KEY } from './contacts-key.ts';

/** As many at once are an import, and no change of one or two: everything is read anew. */
const MANY = 10;

const LIST_KEY = [...CONTACTS_KEY, 'list'];
/** Every list in which contacts stand or name something. */
const NAMING = [LIST_KEY, MY_CALLS_KEY, MISSED_CALLS_KEY];
/** Who follows the last contact of all. */
const NOBODY = 'nobody';
/** Of a name, as a list may be asked to begin by it. */
const LONGEST_BEGINNING = 20;

/**
 * Has on the screen what these contacts are now (F19): their cards and histories, their rows in the lists of contacts, and the rows of calls that
 * are named by them.
 */
export async function renewContacts(queries: QueryClient, changed: ReadonlySet<string>): Promise<void> {
  if (changed.size > MANY) {
    const all = [CONTACTS_KEY, MY_CALLS_KEY, MISSED_CALLS_KEY].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    );
    return void (await Promise.all(all));
  }
  const before = [...changed].flatMap((contactId) => knownNumbers(queries, contactId));
  // A list of one page is read anew as it is; only of a longer one is it worth asking where it is another.
  const asked = NAMING.some((key) => hasLongList(queries, key)) ? [...changed] : [];
  const now = (await Promise.all(asked.map(cardNow))).filter((contact) => contact !== undefined);
  const numbers = new Set([...before, ...now.flatMap(({ card }) => card.numbers.map(({ number }) => number))]);
  const following = new Set(await Promise.all(now.map((contact) => followingNow(contact, changed))));
  const ofContact = ['card', 'calls'].flatMap((what) => [...changed].map((id) => [...CONTACTS_KEY, what, id]));
  await Promise.all([
    ...[...ofContact, [...CONTACTS_KEY, 'of']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    renewLists<ListedContact>(queries, LIST_KEY, {
      keyOf: ({ contactId }) => contactId,
      isConcerned: ({ items, next }) =>
        items.some(({ contactId }) => changed.has(contactId) || following.has(contactId)) ||
        (next === null && following.has(NOBODY)),
    }),
    renewLists<MyCall>(queries, MY_CALLS_KEY, {
      keyOf: keyOfCall,
      isConcerned: ({ items }) => items.some(({ other }) => numbers.has(other.number)),
    }),
    ...['open', 'all'].map((filter) =>
      renewLists<MissedCall>(queries, [...MISSED_CALLS_KEY, filter], {
        keyOf: ({ missedId }) => missedId,
        isConcerned: ({ items }) => items.some(({ customer }) => numbers.has(customer.number)),
      }),
    ),
  ]);
}

/** The numbers a contact had as far as this phone has seen it. */
function knownNumbers(queries: QueryClient, contactId: string): readonly string[] {
  const card = queries.getQueryData<Contact>([...CONTACTS_KEY, 'card', contactId]);
  const lists = queries.getQueriesData<CachedPages<ListedContact>>({ queryKey: LIST_KEY });
  const rows = lists.flatMap(([, list]) => list?.pages ?? []).flatMap(({ items }: Page<ListedContact>) => items);
  const known = rows.filter((row) => row.contactId === contactId).flatMap((row) => row.numbers);
  return [...known, ...(card?.card.numbers ?? []).map(({ number }) => number)];
}

/** Undefined where it is gone, or may not be opened by this user. */
async function cardNow(contactId: string): Promise<Contact | undefined> {
  const answer = await client.contacts((contacts) => contacts.getContact({ contactId }));
  return answer.ok ? answer.value : undefined;
}

/** Who comes after a contact by name, which tells where in a list it stands by now; `NOBODY` where it is the last. */
async function followingNow({ name, card }: Contact, changed: ReadonlySet<string>): Promise<string> {
  const sorted = `${card.lastName} ${card.firstName}`.trim() || name;
  const asked = { from: sorted.slice(0, LONGEST_BEGINNING).trim(), limit: changed.size + 1 };
  const answer = await client.contacts((contacts) => contacts.listContacts(asked));
  if (!answer.ok) return '';
  return answer.value.items.find(({ contactId }) => !changed.has(contactId))?.contactId ?? NOBODY;
}
