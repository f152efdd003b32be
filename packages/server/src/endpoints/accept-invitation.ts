import { type App, APPS, ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { type Invited, tokenHash } from '@wpm/store';
import { endAccess } from '../administration/end-access.ts';
import { directoryChanged } from '../events.ts';
import { open } from '../http/bind.ts';
import { entitlement } from '../policies/entitlement.ts';
import type { ServerDeps } from '../server-deps.ts';
import { hashPassword } from '../sessions/passwords.ts';

export const acceptInvitation = open(ENDPOINTS.acceptInvitation, async (deps, { source }, { token, password }) => {
  const by = { at: deps.now(), source };
  const invited = await deps.store.invitations.accept(tokenHash(token), await hashPassword(password), by);
  const result = invited ? 'ok' : 'invitation/void';
  const actor = { source, tenantId: invited?.tenantId, accountId: invited?.accountId };
  await directoryChanged(deps.sink, actor, { action: 'account.set-password', subject: invited?.accountId, result });
  if (!invited) return refuse({ code: 'invitation/void' });
  await endAccess(deps, { tenantId: invited.tenantId, id: invited.accountId });
  return ok({ login: invited.login, domain: invited.domain, apps: [...(await appsOf(deps, invited))] });
});

/** The applications the account may sign in to now. */
export async function appsOf({ store, now }: ServerDeps, { accountId, tenantId }: Invited): Promise<readonly App[]> {
  const [account, licences] = await Promise.all([store.accounts.byId(accountId), store.licences.of(tenantId)]);
  return account ? APPS.filter((app) => entitlement(account, licences, app, now()).ok) : [];
}
