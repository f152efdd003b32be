import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { statusOf } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';

export const askMyWrapUp = signedIn(ENDPOINTS.askMyWrapUp, async (deps, { caller }, { wanted }) => {
  await deps.agents.command(caller.account, { kind: 'want-wrap-up', wanted });
  return ok(await statusOf(deps, caller.account));
});
