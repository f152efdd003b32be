import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { deedOf } from '../missed/deed.ts';

export const releaseMissedCall = signedIn(ENDPOINTS.releaseMissedCall, async (deps, request, { missedId }) =>
  done(await deps.store.missedCalls.release(deedOf(deps, request, missedId))),
);
