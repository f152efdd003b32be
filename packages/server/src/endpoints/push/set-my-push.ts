import { ENDPOINTS } from '@wpm/contract';
import { isReceiver } from '@wpm/integrations';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { invalidFields } from '../../http/refusal.ts';
import { aorOf } from '../../telephony/sip-identity.ts';

export const setMyPush = signedIn(ENDPOINTS.setMyPush, async (deps, { caller }, { endpoint, p256dh, auth }) => {
  const { account, session } = caller;
  // It lives and dies with a session.
  if (!session) return refuse({ code: 'session/not-allowed' });
  if (!deps.push.accepts(endpoint)) return refuse(invalidFields({ endpoint: 'not-permitted' }));
  const keys = { p256dh: Buffer.from(p256dh, 'base64url'), auth: Buffer.from(auth, 'base64url') };
  if (!isReceiver(keys)) return refuse(invalidFields({ p256dh: 'wrong-format' }));
  const whose = { sessionId: session.id, tenantId: account.tenantId, accountId: account.id };
  await deps.store.pushSubscriptions.put({ ...whose, endpoint, p256dh, auth }, deps.now());
  await deps.telephony.wakes.reload(aorOf(account));
  return ok({});
});
