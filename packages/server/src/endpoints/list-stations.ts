import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { stationsOf } from '../stations/list.ts';

export const listStations = signedIn(ENDPOINTS.listStations, async (deps, { caller }, { accountId }) =>
  ok(await stationsOf(deps, caller.account, accountId)),
);
