import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { changeStationOf } from '../stations/change.ts';

export const changeStation = signedIn(ENDPOINTS.changeStation, (deps, request, { stationId, name, enabled }) =>
  changeStationOf(deps, { id: stationId, tenant: request.caller.account }, { name, enabled }, actorOf(request)),
);
