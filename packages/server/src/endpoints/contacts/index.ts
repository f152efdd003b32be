import type { CONTACT_ENDPOINTS } from '@wpm/contract';
import type { Bound } from '../../http/bind.ts';
import { changeContact } from './change-contact.ts';
import { createContact } from './create-contact.ts';
import { getContact } from './get-contact.ts';
import { identifyNumbers } from './identify-numbers.ts';
import { listContactCalls } from './list-contact-calls.ts';
import { listContactChanges } from './list-contact-changes.ts';
import { listContacts } from './list-contacts.ts';
import { mergeContacts } from './merge-contacts.ts';
import { removeContact } from './remove-contact.ts';

/** The handlers of everything that is asked about contacts. */
export const CONTACT_HANDLERS: Readonly<Record<keyof typeof CONTACT_ENDPOINTS, Bound>> = {
  listContacts,
  getContact,
  createContact,
  changeContact,
  removeContact,
  mergeContacts,
  identifyNumbers,
  listContactCalls,
  listContactChanges,
};
