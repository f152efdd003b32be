import { tokenHash } from '@wpm/store';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, type TestServer } from '../server.fixture.ts';
import type { Send } from './directory.fixture.ts';

const FAR = new Date('2099-01-01T00:00:00Z');

/** A link of this kind as it would be mailed to the account at that time, and its token. */
export async function linkMailed(
  { store }: Pick<TestServer, 'store'>,
  { tenantId, id: accountId }: { readonly tenantId: string; readonly id: string },
  link: { readonly kind: 'password-reset' } | { readonly kind: 'email-change'; readonly email: string },
  at = new Date(),
): Promise<string> {
  const token = `token-${newId()}`;
  const mail = { id: newId(), tenantId, accountId, kind: link.kind, recipient: 'somebody@firma.example' } as const;
  const isMade = await store.accountLinks.create(
    { ...link, accountId, hash: tokenHash(token), expiresAt: FAR },
    { ...mail, sealed: Buffer.from('no message'), at },
    { since: at, atMost: 9 },
    { at: new Date(), source: '127.0.0.1', tenantId },
  );
  if (!isMade) throw new Error('no link was made');
  return token;
}

/** What every endpoint of mailed links and of mail answers. @param id an account that signs in by nothing else meanwhile */
export async function accountLinkAnswers(server: TestServer, send: Send, id: string) {
  const browser = new Browser(server.url);
  const account = await server.store.accounts.byId(id);
  if (!account) throw new Error('no such account');
  const post = (path: string, body: object): Promise<Reply> => browser.send('POST', `/api/v1${path}`, { body });
  const reset = await linkMailed(server, account, { kind: 'password-reset' });
  const acceptPasswordReset = await post('/password-resets/accept', { token: reset, password: PASSWORD });
  const confirm = await linkMailed(server, account, { kind: 'email-change', email: 'new@firma.example' });
  const confirmEmail = await post('/email-changes/accept', { token: confirm });
  // Nobody sends it before it is asked for, and the reset asked for below would take its place.
  await linkMailed(server, account, { kind: 'password-reset' }, FAR);
  const listMails = await send('GET', '/mails');
  const mails: readonly { readonly id: string; readonly state: string }[] = Object(listMails.body['items']);
  const waiting = mails.find(({ state }) => state === 'waiting')?.id ?? '';
  const retryMail = await send('POST', `/mails/${waiting}/retry`);
  const askPasswordReset = await post('/password-resets', { login: account.login, domain: 'demo.local' });
  return { askPasswordReset, acceptPasswordReset, confirmEmail, listMails, retryMail };
}
