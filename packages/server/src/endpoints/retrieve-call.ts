import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';

export const retrieveCall = signedIn(ENDPOINTS.retrieveCall, async ({ telephony }, { caller }, { callId }) => {
  const { id } = caller.account;
  return done(await telephony.commands.hold(callId, id, false));
});
