import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { deedOf } from '../missed/deed.ts';

export const reopenMissedCall = signedIn(ENDPOINTS.reopenMissedCall, async (deps, request, { missedId }) =>
  done(await deps.store.missedCalls.reopen(deedOf(deps, request, missedId))),
);
