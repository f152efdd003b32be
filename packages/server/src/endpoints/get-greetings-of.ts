import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { greetingsOf } from '../greetings/own-greetings.ts';
import { signedIn } from '../http/bind.ts';

export const getGreetingsOf = signedIn(ENDPOINTS.getGreetingsOf, async (deps, { caller }, { accountId }) => {
  const { tenantId } = caller.account;
  const owner = await deps.store.accounts.byId(accountId);
  if (owner?.tenantId !== tenantId || owner.kind === null) return refuse({ code: 'request/not-found' });
  return ok(await greetingsOf(deps, { tenantId, accountId }));
});
