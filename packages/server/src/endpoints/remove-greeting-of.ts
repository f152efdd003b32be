import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { removeGreeting } from '../greetings/own-greetings.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const removeGreetingOf = signedIn(ENDPOINTS.removeGreetingOf, async (deps, request, { accountId, greeting }) => {
  const { tenantId } = request.caller.account;
  const owner = await deps.store.accounts.byId(accountId);
  if (owner?.tenantId !== tenantId || owner.kind === null) return refuse({ code: 'request/not-found' });
  return ok(await removeGreeting(deps, actorOf(request), { tenantId, accountId, greeting }));
});
