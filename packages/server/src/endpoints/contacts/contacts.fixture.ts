import type { CONTACT_ENDPOINTS } from '@wpm/contract';
import type { Send } from '../../administration/directory.fixture.ts';
import type { Reply } from '../../browser.fixture.ts';

const card = (lastName: string) => ({ lastName, numbers: [{ number: '22 100 09 09', kind: 'work' }] });

/** What every endpoint of contacts answers a user with their permissions, and an administrator who imports. */
export async function contactAnswers(
  send: Send,
  asAdmin: Send,
): Promise<Record<keyof typeof CONTACT_ENDPOINTS | 'importContacts' | 'exportContacts' | 'followContacts', Reply>> {
  const createContact = await send('POST', '/contacts', { card: card('Answers') });
  const other = await send('POST', '/contacts', { card: card('Other'), despiteDuplicates: true });
  const [id, otherId] = [createContact, other].map(({ body }) => String(body['contactId']));
  const changeContact = await send('PUT', `/contacts/${id}`, {
    version: 1,
    card: card('Answered'),
    despiteDuplicates: true,
  });
  const merge = { version: 2, other: { contactId: otherId, version: 1 }, card: card('Merged') };
  return {
    createContact,
    changeContact,
    mergeContacts: await send('POST', `/contacts/${id}/merge`, merge),
    listContacts: await send('GET', '/contacts?limit=2'),
    getContact: await send('GET', `/contacts/${id}`),
    identifyNumbers: await send('POST', '/contacts/identify', { numbers: ['221000909', 'anonymous'] }),
    listContactCalls: await send('GET', `/contacts/${id}/calls`),
    listContactChanges: await send('GET', `/contacts/${id}/changes`),
    exportContacts: await asAdmin('GET', '/contacts/export?limit=1'),
    followContacts: await asAdmin('GET', '/contacts/changes?limit=200'),
    importContacts: await asAdmin('POST', '/contacts/import', {
      items: [{ externalId: 'crm-1', card: card('Imported') }],
    }),
    removeContact: await send('DELETE', `/contacts/${id}`),
  };
}
