import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { renewStationOf } from '../stations/renew.ts';

export const renewStationCredentials = signedIn(ENDPOINTS.renewStationCredentials, (deps, request, { stationId }) =>
  renewStationOf(deps, { id: stationId, tenant: request.caller.account, seenAs: request.host }, actorOf(request)),
);
