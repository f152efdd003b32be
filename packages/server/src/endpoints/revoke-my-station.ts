import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { revokeStationOf } from '../stations/revoke.ts';

export const revokeMyStation = signedIn(ENDPOINTS.revokeMyStation, (deps, request, { stationId }) => {
  const { id: accountId, tenantId } = request.caller.account;
  return revokeStationOf(deps, { stationId, tenantId, accountId }, actorOf(request));
});
