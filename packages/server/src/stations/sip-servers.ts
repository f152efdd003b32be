import type { CreatedStation } from '@wpm/contract';
import type { Settings } from '../settings.ts';

type SipServer = CreatedStation['access']['servers'][number];

/** Where a phone reaches us by SIP. */
export function sipServers({ sip, publicAddress }: Pick<Settings, 'sip' | 'publicAddress'>): SipServer[] {
  return [{ transport: 'udp', host: publicAddress ?? sip.host, port: sip.port }];
}
