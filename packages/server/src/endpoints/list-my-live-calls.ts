import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentLiveCall } from '../presenters/live-call.ts';

export const listMyLiveCalls = signedIn(ENDPOINTS.listMyLiveCalls, async ({ telephony }, { caller }) =>
  ok({ items: telephony.commands.live(caller.account.id).map(presentLiveCall) }),
);
