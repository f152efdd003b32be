import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { statusOf } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';

export const getMyStatus = signedIn(ENDPOINTS.getMyStatus, async (deps, { caller }) =>
  ok(await statusOf(deps, caller.account)),
);
