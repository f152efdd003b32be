import type { Contact } from '@wpm/contract';
import { useState } from 'react';
import { ContactForm } from './contact-form.tsx';
import { ContactHead } from './contact-head.tsx';
import { ContactProblem } from './contact-page.tsx';
import { EMPTY } from './draft.ts';
import { useContact } from './use-contact.ts';
import { type DraftKeeper, useKeptDraft } from './use-kept-draft.ts';
import { useContactWords } from './words/use-contact-words.ts';
import { addContact, changeContactFrom } from './write-contact.ts';

/** A contact that is not there yet. @param number what it was called from, or empty */
export function NewContact({ number }: { readonly number: string }) {
  const words = useContactWords();
  const keeper = useKeptDraft(`new/${number}`);
  const card = number === '' ? EMPTY : { ...EMPTY, numbers: [{ number, kind: 'mobile' as const }] };
  return (
    <>
      <ContactHead title={words.newContact} back="/contacts" />
      <ContactForm card={card} base={null} write={addContact} keeper={keeper} back="/contacts" />
    </>
  );
}

/** The change of a contact (F19). What was typed before is there again, also where the contact cannot be read. */
export function EditContact({ contactId }: { readonly contactId: string }) {
  const words = useContactWords();
  const opened = useContact(contactId);
  const keeper = useKeptDraft(contactId);
  const from = keeper.kept?.base ?? opened.contact;
  return (
    <>
      <ContactHead title={words.changing} back={`/contacts/${contactId}`} />
      <ContactProblem opened={opened} />
      {from !== undefined && <Change contact={from} keeper={keeper} />}
    </>
  );
}

/** What is changed meanwhile does not touch what is being typed: it is put together when that is saved. */
function Change({ contact, keeper }: { readonly contact: Contact; readonly keeper: DraftKeeper }) {
  const [seen] = useState(contact);
  const [write] = useState(() => changeContactFrom(seen));
  return (
    <ContactForm card={seen.card} base={seen} write={write} keeper={keeper} back={`/contacts/${seen.contactId}`} />
  );
}
