import type { CRM_ENDPOINTS, KEY_ENDPOINTS } from '@wpm/contract';
import type { Reply } from '../browser.fixture.ts';
import type { Send } from '../administration/directory.fixture.ts';

/** What every endpoint of the keys answers an administrator. */
async function keyAnswers(send: Send): Promise<Record<keyof typeof KEY_ENDPOINTS, Reply>> {
  const createApiKey = await send('POST', '/api-keys', { name: 'CRM', scopes: ['calls:read-all'] });
  const listApiKeys = await send('GET', '/api-keys');
  return { createApiKey, listApiKeys, revokeApiKey: await send('DELETE', `/api-keys/${keyIdOf(createApiKey)}`) };
}

/** What every endpoint of the CRM answers an administrator. */
async function crmAnswers(send: Send, liveCallId: string): Promise<Record<keyof typeof CRM_ENDPOINTS, Reply>> {
  const policy = { origins: ['https://crm.example'], popTemplate: 'https://crm.example/search?phone={number}' };
  return {
    changeCrmPolicy: await send('PUT', '/crm-policy', policy),
    getCrmPolicy: await send('GET', '/crm-policy'),
    putCallContext: await send('POST', `/calls/${liveCallId}/context`, { title: 'VIP', lines: [] }),
    createEmbeddingToken: await send('POST', '/embedding-tokens', { user: 'anna' }),
  };
}

/** What every endpoint of the interfaces to other programs answers an administrator. @param liveCallId a call that lasts */
export async function interfaceAnswers(send: Send, liveCallId: string) {
  return { ...(await keyAnswers(send)), ...(await crmAnswers(send, liveCallId)) };
}

export const keyIdOf = ({ body }: Reply): string => String(Object(body['key'])['id']);
