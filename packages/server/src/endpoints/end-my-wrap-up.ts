import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { statusOf } from '../agents/set-status.ts';
import { signedIn } from '../http/bind.ts';

export const endMyWrapUp = signedIn(ENDPOINTS.endMyWrapUp, async (deps, { caller }) => {
  const { account } = caller;
  const { activity } = deps.agents.stateOf(account.id).state;
  const wraps = activity.kind === 'wrap-up' ? activity.wraps : undefined;
  const isClassified = wraps !== undefined && (await deps.store.classifications.isClassified(account.tenantId, wraps));
  const ended = await deps.agents.command(account, { kind: 'end-wrap-up', isClassified });
  if (!ended.ok && ended.error.code === 'status/classifier-required') return refuse(ended.error);
  return ok(await statusOf(deps, caller.account));
});
