import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentLiveCall } from '../presenters/live-call.ts';

export const listMyLiveCalls = signedIn(ENDPOINTS.listMyLiveCalls, async (deps, { caller }) => {
  const { telephony, contexts, callerNames } = deps;
  const told = { contextOf: (callId: string) => contexts.of(callId), knownAs: callerNames.of };
  return ok({ items: telephony.commands.live(caller.account.id).map((view) => presentLiveCall(view, told)) });
});
