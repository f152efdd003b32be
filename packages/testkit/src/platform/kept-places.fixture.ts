import { RtpProbe } from '../audio/rtp-probe.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import type { TestPlatform } from './start-platform.ts';

/** Who leaves their number in this campaign keeps the place in its queue from now on. */
export async function keepPlaces(
  platform: TestPlatform,
  name: string,
  how: { readonly callBackAttempts?: number } = {},
): Promise<void> {
  const { client } = await platform.api('admin');
  const listed = await client.listCampaigns({ search: name });
  const [campaign] = listed.ok ? listed.value.items : [];
  if (!campaign) throw new Error(`there is no campaign ${name}`);
  const { id, version, settings } = campaign;
  const queue = { ...settings.queue, callBack: 'kept-place' as const, ...how };
  const changed = await client.changeCampaign({ id, version, settings: { ...settings, queue } });
  if (!changed.ok) throw new Error(changed.error.code);
}

/** A customer calls the campaign, hears that they wait, and leaves their number by a key. @returns the id of the call */
export async function leavesNumber(
  customer: SipPhone,
  uri: string,
  waits: (ear: RtpProbe) => Promise<void>,
): Promise<string> {
  await using ear = await RtpProbe.open({ hz: 750 });
  const call = customer.call(uri, ear.offer());
  const callId = (await call.answered()).headers.get('X-WPM-Call-Id') ?? '';
  ear.complete(call.remoteSdp ?? '');
  ear.start();
  await waits(ear);
  await call.info('application/dtmf-relay', 'Signal=1\r\nDuration=160\r\n');
  await call.bye();
  return callId;
}
