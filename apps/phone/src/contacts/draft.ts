import type { ContactCard, FieldReasons } from '@wpm/contract';

/** A card as it is typed: texts that may not be anything yet, and lines that may be empty. */
export type Draft = Omit<ContactCard, 'email'> & { readonly email: string };

export const EMPTY: ContactCard = {
  firstName: '',
  lastName: '',
  company: '',
  numbers: [],
  email: null,
  fields: [],
  notes: '',
};

/** There is always a line to type a number in. */
export function draftOf(card: ContactCard): Draft {
  const numbers = card.numbers.length > 0 ? card.numbers : [{ number: '', kind: 'mobile' as const }];
  return { ...card, email: card.email ?? '', numbers };
}

/** What was typed, without the lines nobody filled in. */
export function cardOf(draft: Draft): ContactCard {
  return {
    ...draft,
    email: draft.email.trim() || null,
    numbers: draft.numbers.filter(({ number }) => number.trim() !== ''),
    fields: draft.fields.filter(({ name, value }) => (name + value).trim() !== ''),
  };
}

/** Why the fields of a card are wrong, by their paths in the card: `numbers.0.number`. */
export function reasonsInCard(reasons: FieldReasons = {}): FieldReasons {
  return Object.fromEntries(Object.entries(reasons).map(([path, reason]) => [path.replace(/^card\./, ''), reason]));
}
