import { ENDPOINTS } from '@wpm/contract';
import { actorOf, signedIn } from '../http/bind.ts';
import { createStationOf } from '../stations/create.ts';

export const createMyStation = signedIn(ENDPOINTS.createMyStation, (deps, request, { name }) =>
  createStationOf(deps, { account: request.caller.account, name, seenAs: request.host }, actorOf(request)),
);
