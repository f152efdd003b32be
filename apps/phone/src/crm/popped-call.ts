import type { Account, IdentifiedContact, PoppedCall } from '@wpm/contract';
import type { Call } from '@wpm/softphone';

/** A call as the tenant's address template can name it; a number that is withheld is left empty. @param contact the one that has the number */
export function poppedCall(
  { other, platformCallId, direction, campaign, campaignId, dialled }: Call,
  { login }: Account,
  contact: Pick<IdentifiedContact, 'contactId' | 'externalId'> | undefined,
): PoppedCall {
  const number = other.number === 'anonymous' ? '' : other.number;
  const { contactId = null, externalId = null } = contact ?? {};
  return {
    number,
    name: other.name,
    callId: platformCallId,
    direction,
    campaign,
    campaignId: campaignId ?? null,
    dialled,
    user: login,
    contactId,
    externalId,
  };
}
