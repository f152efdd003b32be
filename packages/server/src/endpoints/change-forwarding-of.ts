import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { changeForwarding } from '../forwarding/change-forwarding.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeForwardingOf = signedIn(
  ENDPOINTS.changeForwardingOf,
  async (deps, request, { accountId, version, rules }) => {
    const owner = await deps.store.accounts.byId(accountId);
    const isTheirs = owner?.tenantId === request.caller.account.tenantId && owner.kind !== null;
    if (!isTheirs) return refuse({ code: 'request/not-found' });
    return changeForwarding(deps, actorOf(request), { owner, version, rules });
  },
);
