import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { stationsOf } from '../stations/list.ts';

export const listMyStations = signedIn(ENDPOINTS.listMyStations, async (deps, { caller: { account } }) =>
  ok(await stationsOf(deps, account, account.id)),
);
