import type { ENDPOINTS } from '@wpm/contract';
import type { Reply } from '../browser.fixture.ts';
import type { TestServer } from '../server.fixture.ts';
import { accountLinkAnswers } from './account-links.fixture.ts';
import type { Send } from './directory.fixture.ts';

/** Settings of an agent, as an administrator would send them. */
export const AGENT = {
  login: 'ewa',
  displayName: 'Ewa Żak',
  kind: 'agent',
  webphoneSeat: true,
  extension: '140',
} as const;

type AccountEndpoint =
  | Extract<keyof typeof ENDPOINTS, `${string}Account${'' | 's'}`>
  | 'acceptInvitation'
  | 'acceptPasswordReset'
  | 'askPasswordReset'
  | 'confirmEmail'
  | 'listMails'
  | 'retryMail'
  | 'endSessionsOf'
  | 'createSignInLink'
  | 'signInByLink'
  | 'listLicences';

/** What every endpoint of accounts answers an administrator. */
export async function accountAnswers(send: Send, server: TestServer): Promise<Record<AccountEndpoint, Reply>> {
  const settings = { ...AGENT, login: 'fixture', extension: '149' };
  const createAccount = await send('POST', '/accounts', { settings });
  const id = String(Object(createAccount.body['account'])['id']);
  const inviteAccount = await send('POST', `/accounts/${id}/invitation`);
  const token = inviteAccount.body['token'];
  const createSignInLink = await send('POST', `/accounts/${id}/sign-in-link`);
  return {
    createAccount,
    inviteAccount,
    acceptInvitation: await send('POST', '/invitations/accept', { token, password: 'a new password' }),
    createSignInLink,
    signInByLink: await send('POST', '/sessions/by-link', { token: createSignInLink.body['token'] }),
    ...(await accountLinkAnswers(server, send, id)),
    endSessionsOf: await send('POST', `/accounts/${id}/sessions/end`),
    listAccounts: await send('GET', '/accounts'),
    getAccount: await send('GET', `/accounts/${id}`),
    changeAccount: await send('PUT', `/accounts/${id}`, { version: 2, settings: { ...settings, kind: 'pbx' } }),
    removeAccount: await send('DELETE', `/accounts/${id}`),
    listLicences: await send('GET', '/licences'),
  };
}
