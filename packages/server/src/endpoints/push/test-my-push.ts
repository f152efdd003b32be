import { randomUUID } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';

export const testMyPush = signedIn(ENDPOINTS.testMyPush, async ({ store, push }, { caller: { session } }) => {
  const subscription = session && (await store.pushSubscriptions.ofSession(session.id));
  if (!subscription) return refuse({ code: 'request/not-found' });
  const { status, error } = await push.send(subscription, { kind: 'check', wakeId: randomUUID() });
  return ok({ accepted: error === null, status });
});
