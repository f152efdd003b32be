import type { SipRequest } from '@wpm/sip';
import type { AccountRow } from '@wpm/store';
import type { CampaignNumbers, ManualCampaign } from '../queues/campaign-numbers.ts';
import { CAMPAIGN } from './phone-target.ts';

/** The campaign a user asks to call in; `not-theirs`: one in which they may not call by hand, or that is none of their tenant's. */
export type CampaignAsked = ManualCampaign | 'not-theirs';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Undefined where the INVITE names none. Read anew for every call: a permission that is taken holds at once. */
export async function campaignDialledIn(
  { headers }: SipRequest,
  caller: Pick<AccountRow, 'id' | 'tenantId'>,
  numbers: Pick<CampaignNumbers, 'manual'>,
): Promise<CampaignAsked | undefined> {
  const named = headers.get(CAMPAIGN)?.trim();
  if (named === undefined || named === '') return undefined;
  return UUID.test(named) ? ((await numbers.manual(caller, named)) ?? 'not-theirs') : 'not-theirs';
}

/** A user as the campaign's customers see them: by its number, where it has one. */
export function callerIn(campaign: CampaignAsked | undefined, user: AccountRow): AccountRow {
  const number = campaign === 'not-theirs' ? undefined : campaign?.number;
  return { ...user, directNumber: number ?? user.directNumber };
}
