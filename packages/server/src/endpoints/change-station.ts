import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { changeStationOf } from '../stations/change.ts';

export const changeStation = signedIn(ENDPOINTS.changeStation, (deps, request, { stationId, version, name, enabled }) =>
  changeStationOf(
    deps,
    { id: stationId, version, tenant: request.caller.account },
    { name, enabled },
    actorOf(request),
  ),
);
