import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentLiveCall } from '../presenters/live-call.ts';

export const listMyLiveCalls = signedIn(ENDPOINTS.listMyLiveCalls, async ({ telephony, contexts }, { caller }) => {
  const live = telephony.commands.live(caller.account.id);
  return ok({ items: live.map((view) => presentLiveCall(view, (callId) => contexts.of(callId))) });
});
