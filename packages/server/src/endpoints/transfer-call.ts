import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';

export const transferCall = signedIn(ENDPOINTS.transferCall, async ({ telephony }, { caller }, { callId, to }) => {
  const { id } = caller.account;
  return done(await telephony.commands.transfer(callId, id, to));
});
