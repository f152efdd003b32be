import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { sessionsEnded } from '../../events.ts';
import { actorOf, signedIn } from '../../http/bind.ts';
import { sessionEnded } from '../../sessions/session-ended.ts';
import { aorOf } from '../../telephony/sip-identity.ts';

/** The status stays: the user is at another device, and chooses there. */
export const endMySession = signedIn(ENDPOINTS.endMySession, async (deps, request, { sessionId }) => {
  const { account } = request.caller;
  const hasEnded = await deps.store.sessions.endOf({ tenantId: account.tenantId, accountId: account.id }, sessionId);
  if (hasEnded) {
    sessionEnded(deps, sessionId);
    // What woke the device went with its session.
    await deps.telephony.wakes.reload(aorOf(account));
  }
  const result = hasEnded ? 'ok' : 'request/not-found';
  await sessionsEnded(deps.sink, actorOf(request), { action: 'session.end', subject: sessionId, result });
  return hasEnded ? ok({}) : refuse({ code: 'request/not-found' });
});
