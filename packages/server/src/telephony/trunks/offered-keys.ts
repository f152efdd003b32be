import type { SipRequest, SipResponse } from '@wpm/sip';

/** RFC 3261 §21.4.13, §21.4.26, §21.6.4: what the far end cannot take is the session as it is described. */
const NOT_ACCEPTABLE: readonly number[] = [415, 488, 606];

const PLAIN_PROFILE = /^(m=audio \d+ )RTP\/AVP /m;

/**
 * The same INVITE with its keys under RTP/SAVP, for a far end that takes no others: an offer that may go either way has them under
 * RTP/AVP, which RFC 4568 does not know. Undefined where the refusal is of something else, or the offer is not like that.
 * @param number of the INVITE in its dialog
 */
export function underSavp(invite: SipRequest, { status }: SipResponse, number: () => number): SipRequest | undefined {
  const mayHelp = NOT_ACCEPTABLE.includes(status) && PLAIN_PROFILE.test(invite.body) && /^a=crypto:/m.test(invite.body);
  if (!mayHelp) return undefined;
  const headers = invite.headers.clone().set('CSeq', `${number()} INVITE`);
  return { ...invite, headers, body: invite.body.replace(PLAIN_PROFILE, '$1RTP/SAVP ') };
}
