import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { setStatus } from '../agents/set-status.ts';
import { statusSet } from '../events.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const setStatusOf = signedIn(ENDPOINTS.setStatusOf, async (deps, request, { accountId, chosen }) => {
  const { tenantId } = request.caller.account;
  const account = await deps.store.accounts.byId(accountId);
  const isTheirs = account?.tenantId === tenantId && account.kind !== null;
  const set = isTheirs
    ? await setStatus(deps, { agent: { id: accountId, tenantId }, chosen, by: 'supervisor' })
    : refuse({ code: 'request/not-found' as const });
  await statusSet(deps.sink, actorOf(request), { subject: accountId, result: set.ok ? 'ok' : set.error.code });
  return set;
});
