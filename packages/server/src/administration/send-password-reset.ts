import { tokenHash } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { consoleAddress } from '../mail/console-address.ts';
import type { MailLanguage } from '../mail/invitation-mail.ts';
import { languageOf, writtenMail } from '../mail/write-account-mail.ts';
import type { ServerDeps } from '../server-deps.ts';
import { randomToken } from '../sessions/tokens.ts';

/** Whose password somebody wants to be reset, and from where. */
export type ResetAsked = {
  readonly login: string;
  readonly domain: string;
  readonly language: MailLanguage | undefined;
  readonly source: string;
};

const HOUR_MS = 60 * 60_000;
/** Mails an account is sent in an hour: who forgot their password needs one, who floods a mailbox more. */
const AT_MOST = 3;

/** Mails the link to who has an address; what came of it only the audit log knows. */
export async function sendPasswordReset(
  deps: ServerDeps,
  { login, domain, language, source }: ResetAsked,
): Promise<void> {
  const { store, now, sink } = deps;
  const tenant = await store.tenants.byDomain(domain);
  const account = tenant && (await store.accounts.byLogin(tenant.id, login));
  const actor = { source, tenantId: tenant?.id };
  const told = (result: string) =>
    directoryChanged(sink, actor, { action: 'account.ask-password-reset', subject: account?.id, result });
  if (!tenant || !account || account.disabled) return told('request/not-found');
  const view = await store.administeredAccounts.byId({ tenantId: tenant.id, id: account.id });
  const recipient = view?.settings.email ?? null;
  if (!view || recipient === null) return told('account/no-email');
  const token = randomToken();
  const link = `${consoleAddress(deps.settings)}/reset#${token}`;
  const to = { tenantId: tenant.id, accountId: account.id, recipient };
  const mail = writtenMail(
    deps,
    { ...to, language: languageOf(language, tenant.defaultCountryCode) },
    {
      kind: 'password-reset',
      link,
      name: view.settings.displayName,
      login: view.settings.login,
      domain: tenant.domain,
    },
  );
  const at = now();
  const reset = { kind: 'password-reset', hash: tokenHash(token), accountId: account.id } as const;
  const isMade = await store.accountLinks.create(
    { ...reset, expiresAt: new Date(at.getTime() + HOUR_MS) },
    mail,
    { since: new Date(at.getTime() - HOUR_MS), atMost: AT_MOST },
    { ...actor, at },
  );
  if (isMade) deps.mailSender.wake();
  await told(isMade ? 'ok' : 'request/too-many');
}
