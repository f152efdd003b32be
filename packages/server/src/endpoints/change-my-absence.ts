import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { greetingChanged } from '../greetings/greeting-changed.ts';
import { greetingsOf } from '../greetings/own-greetings.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeMyAbsence = signedIn(ENDPOINTS.changeMyAbsence, async (deps, request, { until }) => {
  const { id: accountId, tenantId } = request.caller.account;
  const owner = { tenantId, accountId };
  // Nobody is absent who has no greeting for it.
  const isSet = (await deps.store.greetings.setAbsence(owner, until)) || until === null;
  await greetingChanged(deps.sink, actorOf(request), {
    action: 'greeting.set-absence',
    subject: accountId,
    result: isSet ? 'ok' : 'request/not-found',
    detail: { until: until ?? '' },
  });
  return isSet ? ok(await greetingsOf(deps, owner)) : refuse({ code: 'request/not-found' });
});
