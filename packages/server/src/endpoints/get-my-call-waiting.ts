import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getMyCallWaiting = signedIn(ENDPOINTS.getMyCallWaiting, async (_, { caller: { account } }) =>
  ok({ on: account.callWaiting }),
);
