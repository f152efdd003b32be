import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';
import { rightsWhere } from '../policies/rights.ts';
import { presentAccount } from '../presenters/account.ts';

export const getMe = signedIn(ENDPOINTS.getMe, async (_deps, { caller: { account, may } }) =>
  ok(presentAccount(account, rightsWhere(may))),
);
