import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { statusOf } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';

export const endMyWrapUp = signedIn(ENDPOINTS.endMyWrapUp, async (deps, { caller }) => {
  await deps.agents.command(caller.account, { kind: 'end-wrap-up' });
  return ok(await statusOf(deps, caller.account));
});
