import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { open } from '../../http/bind.ts';

export const declineWake = open(ENDPOINTS.declineWake, async ({ telephony }, _, { wakeId }) =>
  telephony.wakes.declined(wakeId) ? ok({}) : refuse({ code: 'request/not-found' }),
);
