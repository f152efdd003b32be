import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { CLAIM_MS, deedOf } from '../missed/deed.ts';

export const claimMissedCall = signedIn(ENDPOINTS.claimMissedCall, async (deps, request, { missedId }) => {
  const deed = deedOf(deps, request, missedId);
  return done(await deps.store.missedCalls.claim(deed, new Date(deed.at.getTime() + CLAIM_MS)));
});
