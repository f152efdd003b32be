import { changeContact } from './change-contact.ts';
import { createContact } from './create-contact.ts';
import { getContact } from './get-contact.ts';
import { identifyNumbers } from './identify-numbers.ts';
import { listContactCalls } from './list-contact-calls.ts';
import { listContactChanges } from './list-contact-changes.ts';
import { listContacts } from './list-contacts.ts';
import { mergeContacts } from './merge-contacts.ts';
import { removeContact } from './remove-contact.ts';

/** What is asked about contacts (F17–F21). Apart from the rest of the phone's, which loads these when they are wanted. */
export const CONTACT_ENDPOINTS = {
  listContacts,
  getContact,
  createContact,
  changeContact,
  removeContact,
  mergeContacts,
  identifyNumbers,
  listContactCalls,
  listContactChanges,
} as const;
