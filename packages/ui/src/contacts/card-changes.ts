import type { ContactCard } from '@wpm/contract';

/** What a card has, each by its own. */
export type CardField = keyof ContactCard;

/** A field that cannot be both: what the one says, and what the other says. */
export type Clash = { readonly field: CardField; readonly one: ContactCard; readonly other: ContactCard };

/** One card of two, as far as nobody has to be asked; where somebody has to, it says what the one says. */
export type Joined = { readonly card: ContactCard; readonly clashes: readonly Clash[] };

const FIELDS = ['firstName', 'lastName', 'company', 'email', 'numbers', 'fields', 'notes'] as const;

/**
 * Two changes of one card put together (F19): what only one of them touched is as that one wants it, numbers and fields are put
 * together one by one, and what both touched differently is a clash.
 * @param base what both started from
 * @param mine the change that was refused
 * @param theirs the card as it stands now
 */
export function joinChanges(base: ContactCard, mine: ContactCard, theirs: ContactCard): Joined {
  const clashes: Clash[] = [];
  const card = { ...mine };
  const take = <Field extends CardField>(field: Field, value: ContactCard[Field]) => void (card[field] = value);
  for (const field of FIELDS) {
    if (isSame(mine[field], theirs[field]) || isSame(theirs[field], base[field])) continue;
    if (isSame(mine[field], base[field])) take(field, theirs[field]);
    else clashes.push({ field, one: mine, other: theirs });
  }
  const numbers = joinLists({ base: base.numbers, mine: mine.numbers, theirs: theirs.numbers }, ({ number }) => number);
  const fields = joinLists({ base: base.fields, mine: mine.fields, theirs: theirs.fields }, ({ name }) => name);
  if (numbers) take('numbers', numbers);
  if (fields) take('fields', fields);
  const settled: readonly CardField[] = [
    ...(numbers ? ['numbers' as const] : []),
    ...(fields ? ['fields' as const] : []),
  ];
  return { card, clashes: clashes.filter(({ field }) => !settled.includes(field)) };
}

type Lists<Item> = { readonly base: readonly Item[]; readonly mine: readonly Item[]; readonly theirs: readonly Item[] };

/** Undefined where one item was changed by both, and differently. */
function joinLists<Item>({ base, mine, theirs }: Lists<Item>, keyOf: (item: Item) => string): Item[] | undefined {
  const [before, now] = [byKey(base, keyOf), byKey(theirs, keyOf)];
  const own = byKey(mine, keyOf);
  const joined: Item[] = [];
  for (const item of mine) {
    const key = keyOf(item);
    const [was, is] = [before.get(key), now.get(key)];
    const isMineNew = !isSame(item, was);
    if (isMineNew && is !== undefined && !isSame(is, was) && !isSame(is, item)) return undefined;
    if (isMineNew) joined.push(item);
    else if (is !== undefined) joined.push(is);
  }
  const added = theirs.filter((item) => !own.has(keyOf(item)) && !isSame(item, before.get(keyOf(item))));
  return [...joined, ...added];
}

const byKey = <Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item> =>
  new Map(items.map((item) => [keyOf(item), item]));

/** One card of two contacts that are the same customer: nothing of either is lost but what is chosen away. */
export function joinContacts(kept: ContactCard, gone: ContactCard): Joined {
  const texts = ['firstName', 'lastName', 'company'] as const;
  const filled = Object.fromEntries(texts.map((field) => [field, kept[field] || gone[field]]));
  const known = new Set(kept.numbers.map(({ number }) => number));
  const isKnown = ({ name, value }: ContactCard['fields'][number]) =>
    kept.fields.some((one) => one.name === name && one.value === value);
  const card: ContactCard = {
    ...kept,
    ...filled,
    email: kept.email ?? gone.email,
    numbers: [...kept.numbers, ...gone.numbers.filter(({ number }) => !known.has(number))],
    fields: [...kept.fields, ...gone.fields.filter((field) => !isKnown(field))],
    notes: [...new Set([kept.notes, gone.notes])].filter(Boolean).join('\n\n'),
  };
  const clashes = [...texts, 'email' as const].filter((field) => gone[field] && gone[field] !== card[field]);
  return { card, clashes: clashes.map((field) => ({ field, one: kept, other: gone })) };
}

/** The joined card with what was chosen for the fields that clash. */
export function settle({ card, clashes }: Joined, others: ReadonlySet<CardField>): ContactCard {
  const chosen = clashes.filter(({ field }) => others.has(field)).map(({ field, other }) => [field, other[field]]);
  return { ...card, ...Object.fromEntries(chosen) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
