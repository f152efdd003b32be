import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { actorOf, signedIn } from '../http/bind.ts';
import { createStationOf } from '../stations/create.ts';

export const createStation = signedIn(ENDPOINTS.createStation, async (deps, request, { login, name }) => {
  const account = await deps.store.accounts.byLogin(request.caller.account.tenantId, login);
  if (!account) return refuse({ code: 'request/not-found' });
  return createStationOf(deps, { account, name, seenAs: request.host }, actorOf(request));
});
