import { ENDPOINTS } from '@wpm/contract';
import { changeForwarding } from '../forwarding/change-forwarding.ts';
import { actorOf, signedIn } from '../http/bind.ts';

export const changeMyForwarding = signedIn(ENDPOINTS.changeMyForwarding, (deps, request, { version, rules }) =>
  changeForwarding(deps, actorOf(request), { owner: request.caller.account, version, rules }),
);
