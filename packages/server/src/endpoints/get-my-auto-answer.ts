import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../http/bind.ts';

export const getMyAutoAnswer = signedIn(ENDPOINTS.getMyAutoAnswer, async ({ store }, { caller: { account } }) =>
  ok(await store.accounts.autoAnswerOf(account.id)),
);
