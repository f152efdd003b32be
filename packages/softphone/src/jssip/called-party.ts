import JsSIP from 'jssip';
import type { Invitation } from '../signalling/signalling.ts';

type NameAddr = InstanceType<typeof JsSIP.NameAddrHeader>;

/** Which number was called, and the campaign whose it is (F29): the address and the display name of `P-Called-Party-ID` (RFC 7315 §4.2). */
export function calledParty(header: string | undefined): Pick<Invitation, 'dialled' | 'campaign'> {
  const called: NameAddr | undefined = JsSIP.NameAddrHeader.parse(header ?? '');
  return { dialled: called?.uri.user || null, campaign: called?.display_name || null };
}
