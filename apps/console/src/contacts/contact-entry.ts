import type { Contact, ContactCard, ListedContact } from '@wpm/contract';
import type { Item } from '../administration/noun.ts';

/** A contact as a list has it; one that was opened has its card, and a version that counts. */
export type ContactEntry = Item & {
  readonly name: string;
  readonly company: string;
  readonly numbers: readonly string[];
  readonly card: ContactCard | null;
};

/** A card as it is typed, and whether it is saved though others have its number or e-mail. */
export type ContactDraft = { readonly card: ContactCard; readonly despiteDuplicates: boolean };

export const EMPTY_CARD: ContactCard = {
  firstName: '',
  lastName: '',
  company: '',
  numbers: [{ number: '', kind: 'mobile' }],
  email: null,
  fields: [],
  notes: '',
};

export function entryOfList({ contactId, ...listed }: ListedContact): ContactEntry {
  return { ...listed, id: contactId, version: 0, card: null };
}

export function entryOf({ contactId, version, name, card }: Contact): ContactEntry {
  const numbers = card.numbers.map(({ number }) => number);
  return { id: contactId, version, name, company: card.company, numbers, card };
}

/** What was typed, without the lines nobody filled in. */
export function cardOf(card: ContactCard): ContactCard {
  return {
    ...card,
    email: card.email?.trim() || null,
    numbers: card.numbers.filter(({ number }) => number.trim() !== ''),
    fields: card.fields.filter(({ name, value }) => (name + value).trim() !== ''),
  };
}
