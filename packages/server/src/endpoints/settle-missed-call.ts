import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { deedOf } from '../missed/deed.ts';

export const settleMissedCall = signedIn(ENDPOINTS.settleMissedCall, async (deps, request, { missedId, why }) =>
  done(await deps.store.missedCalls.settle(deedOf(deps, request, missedId), why)),
);
