import { CONTACT_ENDPOINTS } from '@wpm/contract';
import type { Method, MethodsOf } from './connect.ts';

/** What is asked about contacts. */
export type ContactClient = MethodsOf<typeof CONTACT_ENDPOINTS>;

/** Apart from the rest of the phone's client, so that the phone loads it with the screens that need it. */
export function contactMethods(method: Method): ContactClient {
  return {
    listContacts: method(CONTACT_ENDPOINTS.listContacts),
    getContact: method(CONTACT_ENDPOINTS.getContact),
    createContact: method(CONTACT_ENDPOINTS.createContact),
    changeContact: method(CONTACT_ENDPOINTS.changeContact),
    removeContact: method(CONTACT_ENDPOINTS.removeContact),
    mergeContacts: method(CONTACT_ENDPOINTS.mergeContacts),
    identifyNumbers: method(CONTACT_ENDPOINTS.identifyNumbers),
    listContactCalls: method(CONTACT_ENDPOINTS.listContactCalls),
    listContactChanges: method(CONTACT_ENDPOINTS.listContactChanges),
  };
}
