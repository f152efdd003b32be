import { ENDPOINTS } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { actorOf, signedIn } from '../../http/bind.ts';
import { callPlaced } from '../../placed-calls/call-placed.ts';
import { seesCampaign, userOf } from '../../placed-calls/user-of.ts';

export const placeCall = signedIn(ENDPOINTS.placeCall, async (deps, request, { user, to, campaign }) => {
  const account = await userOf(deps, request.caller, user);
  if (!account.ok) return account;
  if (!seesCampaign(request.caller, campaign)) return refuse({ code: 'call/not-in-campaign' });
  const { id: accountId, tenantId } = account.value;
  const ask = { tenantId, accountId, dialled: to, ...(campaign !== undefined && { campaignId: campaign }) };
  const placed = await deps.telephony.placing.place(ask);
  await callPlaced(deps.sink, actorOf(request), { accountId, placed });
  return placed.ok ? ok({ callId: placed.value.callId }) : placed;
});
