import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { aorOf } from '../../telephony/sip-identity.ts';

export const removeMyPush = signedIn(ENDPOINTS.removeMyPush, async (deps, { caller: { account, session } }) => {
  if (session) await deps.store.pushSubscriptions.removeOf(session.id);
  await deps.telephony.wakes.reload(aorOf(account));
  return ok({});
});
