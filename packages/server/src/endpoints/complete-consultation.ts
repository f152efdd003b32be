import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';

export const completeConsultation = signedIn(
  ENDPOINTS.completeConsultation,
  async ({ telephony }, { caller }, { callId }) => {
    const { id } = caller.account;
    return done(await telephony.commands.turn(callId, id, 'complete'));
  },
);
