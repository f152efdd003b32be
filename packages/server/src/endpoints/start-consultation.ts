import { ENDPOINTS } from '@wpm/contract';
import { signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';

export const startConsultation = signedIn(
  ENDPOINTS.startConsultation,
  async ({ telephony }, { caller }, { callId, to }) => {
    const { id } = caller.account;
    return done(await telephony.commands.consult(callId, id, to));
  },
);
