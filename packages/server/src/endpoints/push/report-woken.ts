import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { open } from '../../http/bind.ts';

export const reportWoken = open(ENDPOINTS.reportWoken, async ({ telephony }, _, { wakeId }) =>
  telephony.wakes.woken(wakeId) ? ok({}) : refuse({ code: 'request/not-found' }),
);
