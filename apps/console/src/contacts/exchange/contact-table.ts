import { CONTACT_NUMBER_KINDS, type ContactCard, type ContactNumberKind } from '@wpm/contract';
import type { ContactWords } from '../words/contact-words.ts';

/** A contact as it goes out; `externalId` is what it is called in the system it came from. */
export type Exported = { readonly contactId: string; readonly externalId: string | null; readonly card: ContactCard };

/**
 * Contacts as a table that can be imported again: the columns are told by their headings, and who came from no other system by the id it
 * has here. A column for every number of a kind somebody has, and for every field by its name.
 */
export function tableOf(contacts: readonly Exported[], words: ContactWords): string[][] {
  const cards = contacts.map(({ card }) => card);
  const numbers = CONTACT_NUMBER_KINDS.flatMap((kind) => columnsOf(cards, kind, numbersOf));
  const names = [...new Set(cards.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  const fields = names.flatMap((name) => columnsOf(cards, name, valuesOf));
  const { firstName, lastName, company, email, notes } = words.fields;
  const headings = [
    words.idColumn,
    firstName,
    lastName,
    company,
    ...numbers.map(({ of, at }) => numberHeading(words, of, at)),
  ];
  return [
    [...headings, email, notes, ...fields.map(({ of }) => of)],
    ...contacts.map(({ contactId, externalId, card }) => [
      externalId ?? contactId,
      card.firstName,
      card.lastName,
      card.company,
      ...numbers.map(({ of, at }) => numbersOf(card, of)[at] ?? ''),
      card.email ?? '',
      card.notes,
      ...fields.map(({ of, at }) => valuesOf(card, of)[at] ?? ''),
    ]),
  ];
}

const numbersOf = ({ numbers }: ContactCard, of: ContactNumberKind) =>
  numbers.flatMap(({ number, kind }) => (kind === of ? [number] : []));
const valuesOf = ({ fields }: ContactCard, of: string) =>
  fields.flatMap(({ name, value }) => (name === of ? [value] : []));

type Column<Of> = { readonly of: Of; readonly at: number };

/** As many columns as somebody has the most of. */
function columnsOf<Of>(
  cards: readonly ContactCard[],
  of: Of,
  all: (card: ContactCard, of: Of) => readonly string[],
): readonly Column<Of>[] {
  const most = cards.reduce((count, card) => Math.max(count, all(card, of).length), 0);
  return Array.from({ length: most }, (_, at) => ({ of, at }));
}

const numberHeading = ({ numberColumns }: ContactWords, kind: ContactNumberKind, at: number): string =>
  at === 0 ? numberColumns[kind] : `${numberColumns[kind]} ${at + 1}`;
