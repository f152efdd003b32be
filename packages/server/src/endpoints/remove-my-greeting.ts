import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { removeGreeting } from '../greetings/own-greetings.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const removeMyGreeting = signedIn(ENDPOINTS.removeMyGreeting, async (deps, request, { greeting }) => {
  const { id: accountId, tenantId } = request.caller.account;
  return ok(await removeGreeting(deps, actorOf(request), { tenantId, accountId, greeting }));
});
