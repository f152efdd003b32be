import { randomUUID } from 'node:crypto';
import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { signedIn } from '../../http/bind.ts';
import { CALL_PAGE } from '../../placed-calls/call-page.ts';
import { seesCampaign, userOf } from '../../placed-calls/user-of.ts';

const MINUTE_MS = 60_000;

export const createCallLink = signedIn(
  ENDPOINTS.createCallLink,
  async (deps, { caller, isSecure, host }, { user, to, campaign = null, minutes, use }) => {
    const account = await userOf(deps, caller, user);
    if (!account.ok) return account;
    if (!seesCampaign(caller, campaign ?? undefined)) return refuse({ code: 'request/not-found' });
    const expiresAt = new Date(deps.now().getTime() + minutes * MINUTE_MS);
    const grant = {
      accountId: account.value.id,
      dialled: to,
      campaignId: campaign,
      ...(use === 'once' && { onceId: randomUUID() }),
    };
    const token = deps.callLinks.issue(grant, expiresAt);
    const url = `${isSecure ? 'https' : 'http'}://${host}${CALL_PAGE}?token=${token}`;
    return ok({ url, expiresAt: expiresAt.toISOString() });
  },
);
