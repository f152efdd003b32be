import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { createStationOf } from '../stations/create.ts';

export const createMyStation = signedIn(ENDPOINTS.createMyStation, (deps, request, { name }) =>
  createStationOf(deps, request.caller.account, name, actorOf(request)),
);
