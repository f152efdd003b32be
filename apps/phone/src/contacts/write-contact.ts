import type { Answer } from '@wpm/client';
import type { Contact, ContactCard, Dependent, FieldReasons } from '@wpm/contract';
import { client } from '../client.ts';
import { type Clash, joinChanges } from '@wpm/ui';
import { reasonsInCard } from './draft.ts';

/** What came of writing a card. */
export type Written =
  | { readonly kind: 'saved'; readonly contact: Contact }
  | { readonly kind: 'refused'; readonly code: string; readonly reasons: FieldReasons }
  /** Others have one of its numbers or its e-mail (F19). */
  | { readonly kind: 'duplicate'; readonly others: readonly Dependent[] }
  /** Somebody changed it meanwhile: both changes in one card, and what has to be chosen. It is written over what stands now. */
  | { readonly kind: 'changed'; readonly now: Contact; readonly card: ContactCard; readonly clashes: readonly Clash[] };

/** Writes a card. @param despiteDuplicates the user has seen who else has its numbers */
export type WriteCard = (card: ContactCard, despiteDuplicates: boolean) => Promise<Written>;

export const addContact: WriteCard = async (card, despiteDuplicates) =>
  writtenOf(await client.contacts((contacts) => contacts.createContact({ card, despiteDuplicates })));

/** Changes a contact from what was seen of it; whoever was quicker loses nothing, and neither does this user. */
export function changeContactFrom(seen: Contact): WriteCard {
  let base = seen;
  return async (card, despiteDuplicates) => {
    const { contactId, version } = base;
    const answer = await client.contacts((contacts) =>
      contacts.changeContact({ contactId, version, card, despiteDuplicates }),
    );
    if (answer.ok || answer.error.code !== 'item/changed-meanwhile') return writtenOf(answer);
    const now = await client.contacts((contacts) => contacts.getContact({ contactId }));
    if (!now.ok) return writtenOf(now);
    const joined = joinChanges(base.card, card, now.value.card);
    base = now.value;
    return { kind: 'changed', now: base, ...joined };
  };
}

function writtenOf(answer: Answer<Contact, string>): Written {
  if (answer.ok) return { kind: 'saved', contact: answer.value };
  const { code, reasons, dependents = [] } = answer.error;
  if (code === 'contact/duplicate') return { kind: 'duplicate', others: dependents };
  return { kind: 'refused', code, reasons: reasonsInCard(reasons) };
}
