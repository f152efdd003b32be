import { ENDPOINTS } from '@wpm/contract';
import { ok } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { sessionLimits } from '../../sessions/tokens.ts';

export const listMySessions = signedIn(ENDPOINTS.listMySessions, async ({ store, now }, { caller }) => {
  const { account, session: own } = caller;
  const sessions = await store.sessions.of({ tenantId: account.tenantId, accountId: account.id }, sessionLimits(now()));
  return ok({
    items: sessions.map(({ id, app, userAgent, startedAt, refreshedAt, placeSince }) => ({
      sessionId: id,
      app,
      userAgent,
      startedAt: startedAt.toISOString(),
      refreshedAt: refreshedAt.toISOString(),
      placeSince: placeSince?.toISOString() ?? null,
      isThis: id === own?.id,
    })),
  });
});
