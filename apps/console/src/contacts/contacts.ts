import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactCompany, ContactNumbers } from './contact-cells.tsx';
import { cardOf, type ContactDraft, type ContactEntry, EMPTY_CARD, entryOf, entryOfList } from './contact-entry.ts';
import { ContactForm } from './contact-form.tsx';
import { DuplicateRefused } from './duplicate-refused.tsx';
import { ExchangeBar } from './exchange/exchange-bar.tsx';

/** Contacts of the tenant (F17–F19), as supervisors and administrators see them. */
export const CONTACTS: Noun<ContactEntry, ContactDraft> = {
  kind: 'contacts',
  reading: 'contacts:list',
  managing: 'contacts:edit',
  list: async (query) => {
    const answer = await client.listContacts(query);
    return answer.ok
      ? { ok: true, value: { items: answer.value.items.map(entryOfList), next: answer.value.next } }
      : answer;
  },
  get: async (contactId) => {
    const answer = await client.getContact({ contactId });
    return answer.ok ? { ok: true, value: entryOf(answer.value) } : answer;
  },
  save: async ({ card, despiteDuplicates }, known) => {
    const typed = { card: cardOf(card), despiteDuplicates };
    const answer = await (known
      ? client.changeContact({ contactId: known.id, version: known.version, ...typed })
      : client.createContact(typed));
    return answer.ok ? { ok: true, value: { id: answer.value.contactId } } : answer;
  },
  remove: (contactId) => client.removeContact({ contactId }),
  nameOf: ({ name, numbers }) => name || (numbers[0] ?? ''),
  // A tenant may have 100,000 of them: they come by name, and are searched for rather than sorted.
  columns: [
    { id: 'company', Cell: ContactCompany },
    { id: 'numbers', Cell: ContactNumbers },
  ],
  draftOf: (entry) => ({ card: entry?.card ?? EMPTY_CARD, despiteDuplicates: false }),
  Form: ContactForm,
  Refused: DuplicateRefused,
  Above: ExchangeBar,
  Actions: ContactActions,
};
