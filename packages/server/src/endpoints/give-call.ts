import { ENDPOINTS } from '@wpm/contract';
import { refuse } from '@wpm/kernel';
import { actorOf, signedIn } from '../http/bind.ts';
import { done } from '../http/command.ts';
import { boardOf } from '../live/board-of.ts';
import { callGiven } from '../queues/call-given.ts';

/** Whom the supervisor does not see cannot be chosen; themselves they always can. */
export const giveCall = signedIn(ENDPOINTS.giveCall, async (deps, request, { callId, accountId }) => {
  const { id: by, tenantId } = request.caller.account;
  const isSeen = boardOf(deps, request.caller).some((call) => call.callId === callId);
  const account = accountId === by ? request.caller.account : await deps.store.accounts.byId(accountId);
  const isTheirs = account?.tenantId === tenantId && (account.kind !== null || accountId === by);
  const given = !isSeen
    ? refuse({ code: 'giving/no-such-call' as const })
    : isTheirs
      ? await deps.telephony.queues.give({ callId, tenantId, accountId, by })
      : refuse({ code: 'request/not-found' as const });
  await callGiven(deps.sink, actorOf(request), { callId, accountId, result: given.ok ? 'ok' : given.error.code });
  return given.ok ? done(given) : given;
});
