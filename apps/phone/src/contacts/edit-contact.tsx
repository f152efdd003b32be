import type { Contact } from '@wpm/contract';
import { useState } from 'react';
import { ContactForm } from './contact-form.tsx';
import { ContactHead } from './contact-head.tsx';
import { ContactProblem } from './contact-page.tsx';
import { EMPTY } from './draft.ts';
import { useContact } from './use-contact.ts';
import { useContactWords } from './words/use-contact-words.ts';
import { addContact, changeContactFrom } from './write-contact.ts';

/** A contact that is not there yet. @param number what it was called from, or empty */
export function NewContact({ number }: { readonly number: string }) {
  const words = useContactWords();
  const card = number === '' ? EMPTY : { ...EMPTY, numbers: [{ number, kind: 'mobile' as const }] };
  return (
    <>
      <ContactHead title={words.newContact} back="/contacts" />
      <ContactForm card={card} write={addContact} back="/contacts" />
    </>
  );
}

/** The change of a contact (F19). */
export function EditContact({ contactId }: { readonly contactId: string }) {
  const words = useContactWords();
  const opened = useContact(contactId);
  return (
    <>
      <ContactHead title={words.changing} back={`/contacts/${contactId}`} />
      <ContactProblem opened={opened} />
      {opened.contact !== undefined && <Change contact={opened.contact} />}
    </>
  );
}

/** What is changed meanwhile does not touch what is being typed: it is put together when that is saved. */
function Change({ contact }: { readonly contact: Contact }) {
  const [seen] = useState(contact);
  const [write] = useState(() => changeContactFrom(seen));
  return <ContactForm card={seen.card} write={write} back={`/contacts/${seen.contactId}`} />;
}
