import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const changeMyCallWaiting = signedIn(
  ENDPOINTS.changeMyCallWaiting,
  async ({ store }, { caller: { account } }, { on }) => {
    await store.accounts.setCallWaiting(account.id, on);
    return ok({ on });
  },
);
