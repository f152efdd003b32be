import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { revokeStationOf } from '../stations/revoke.ts';

export const revokeStation = signedIn(ENDPOINTS.revokeStation, (deps, request, { stationId }) =>
  revokeStationOf(deps, { stationId, tenantId: request.caller.account.tenantId }, actorOf(request)),
);
