import { useQuery } from '@tanstack/react-query';
import type { Contact, ContactCall, ListedContact } from '@wpm/contract';
import { client } from '../client.ts';
import { type Pages, usePages } from '../list/use-pages.ts';
import { CONTACTS_KEY } from './contacts-key.ts';

/** A contact as far as it could be read. */
export type OpenedContact = {
  readonly contact: Contact | undefined;
  /** When it was read last, in ms since 1970. */
  readonly readAt: number;
  /** Why it could not be read, or not read again. */
  readonly problem: string | undefined;
  readonly retry: () => void;
};

class RefusedError extends Error {}

export function useContact(contactId: string): OpenedContact {
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: [...CONTACTS_KEY, 'card', contactId],
    queryFn: async () => {
      const answer = await client.contacts((contacts) => contacts.getContact({ contactId }));
      if (!answer.ok) throw new RefusedError(answer.error.code);
      return answer.value;
    },
    networkMode: 'always',
  });
  const problem = error instanceof RefusedError ? error.message : error === null ? undefined : 'network/unreachable';
  return { contact: data, readAt: dataUpdatedAt, problem, retry: () => void refetch() };
}

/** What is asked of the list: what was typed, or a letter it shall begin with. */
export type Asked = { readonly search?: string; readonly from?: string };

/** The tenant's contacts, by name or as they were found (F17). */
export function useContacts(asked: Asked): Pages<ListedContact> {
  return usePages([...CONTACTS_KEY, 'list', asked.search ?? '', asked.from ?? ''], async (paging) =>
    client.contacts((contacts) => contacts.listContacts({ ...asked, ...paging })),
  );
}

/** All calls with a contact, whoever had them, newest first (F20). */
export function useContactCalls(contactId: string): Pages<ContactCall> {
  return usePages([...CONTACTS_KEY, 'calls', contactId], async (paging) =>
    client.contacts((contacts) => contacts.listContactCalls({ contactId, ...paging })),
  );
}
