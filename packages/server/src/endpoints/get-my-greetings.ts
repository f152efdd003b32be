import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { greetingsOf } from '../greetings/own-greetings.ts';
import { signedIn } from '../http/bind.ts';

export const getMyGreetings = signedIn(ENDPOINTS.getMyGreetings, async (deps, { caller: { account } }) =>
  ok(await greetingsOf(deps, { tenantId: account.tenantId, accountId: account.id })),
);
