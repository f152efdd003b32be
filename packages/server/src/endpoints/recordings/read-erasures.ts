import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { presentCertificate, presentErasure } from '../../presenters/recording.ts';

export const listErasures = signedIn(ENDPOINTS.listErasures, async ({ store }, { caller }, { limit }) =>
  ok({ items: (await store.recordings.erasures(caller.account.tenantId, limit)).map(presentErasure) }),
);

export const getErasure = signedIn(ENDPOINTS.getErasure, async ({ store }, { caller }, { erasureId }) => {
  const certificate = await store.recordings.erasure(caller.account.tenantId, erasureId);
  return certificate ? ok(presentCertificate(certificate)) : refuse({ code: 'request/not-found' });
});
