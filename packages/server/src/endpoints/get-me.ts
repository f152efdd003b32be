import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { presentAccount } from '../presenters/account.ts';

export const getMe = signedIn(ENDPOINTS.getMe, async (_deps, { caller: { account, session } }) =>
  ok(presentAccount(account, session.app)),
);
