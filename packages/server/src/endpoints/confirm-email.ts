import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { type ConfirmedEmail, tokenHash } from '@wpm/store';
import { directoryChanged } from '../events.ts';
import { open } from '../http/bind.ts';
import { languageOf, writtenMail } from '../mail/write-account-mail.ts';
import type { ServerDeps } from '../server-deps.ts';

export const confirmEmail = open(ENDPOINTS.confirmEmail, async (deps, { source }, { token }) => {
  const by = { at: deps.now(), source };
  const told = await tellerOf(deps, tokenHash(token));
  const confirmed = await deps.store.accountLinks.confirmEmail(tokenHash(token), by, told);
  const result = confirmed ? 'ok' : 'account-link/void';
  const actor = { source, tenantId: confirmed?.tenantId, accountId: confirmed?.accountId };
  await directoryChanged(deps.sink, actor, { action: 'account.change-email', subject: confirmed?.accountId, result });
  if (!confirmed) return refuse({ code: 'account-link/void' });
  deps.mailSender.wake();
  return ok({ email: confirmed.email });
});

/** Writes to the old address that there is another; what it needs is read before the transaction. */
async function tellerOf(deps: ServerDeps, hash: Buffer) {
  const whose = await deps.store.accountLinks.ofHash(hash);
  const account = whose && (await deps.store.accounts.byId(whose));
  const tenant = account && (await deps.store.tenants.byId(account.tenantId));
  return ({ tenantId, accountId, before, email, displayName: name }: ConfirmedEmail) => {
    if (before === null || !account || !tenant) return undefined;
    const language = languageOf(undefined, tenant.defaultCountryCode);
    const facts = { kind: 'email-changed', name, login: account.login, domain: tenant.domain, email } as const;
    return writtenMail(deps, { tenantId, accountId, recipient: before, language }, facts);
  };
}
