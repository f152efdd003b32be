import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeMyCallWaiting = signedIn(ENDPOINTS.changeMyCallWaiting, async ({ store, now }, request, { on }) => {
  await store.accounts.setCallWaiting(request.caller.account.id, on, { ...actorOf(request), at: now() });
  return ok({ on });
});
