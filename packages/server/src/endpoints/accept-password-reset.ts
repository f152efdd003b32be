import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { tokenHash } from '@wpm/store';
import { endAccess } from '../administration/end-access.ts';
import { directoryChanged } from '../events.ts';
import { open } from '../http/bind.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { appsOf } from './accept-invitation.ts';

export const acceptPasswordReset = open(
  ENDPOINTS.acceptPasswordReset,
  async (deps, { source }, { token, password }) => {
    const by = { at: deps.now(), source };
    const whose = await deps.store.accountLinks.resetPassword(tokenHash(token), await hashPassword(password), by);
    const result = whose ? 'ok' : 'account-link/void';
    const actor = { source, tenantId: whose?.tenantId, accountId: whose?.accountId };
    await directoryChanged(deps.sink, actor, { action: 'account.reset-password', subject: whose?.accountId, result });
    if (!whose) return refuse({ code: 'account-link/void' });
    await endAccess(deps, { tenantId: whose.tenantId, id: whose.accountId });
    return ok({ login: whose.login, domain: whose.domain, apps: [...(await appsOf(deps, whose))] });
  },
);
