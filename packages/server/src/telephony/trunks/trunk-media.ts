import type { LegMedia } from '@wpm/calls';
import type { TrunkSettings } from '@wpm/contract';
import type { Transport } from '@wpm/sip';

/** How the packets of a trunk's calls travel, and in which codecs. */
export function mediaOf({ srtp, codecs }: Pick<TrunkSettings, 'srtp' | 'codecs'>): LegMedia {
  return { transport: srtp === 'required' ? 'srtp' : 'rtp', codecs };
}

/** Whether calls of the trunk may come and go along a transport: keys in the SDP travel over TLS alone (RFC 4568 §7.1). */
export function mayCarry({ srtp }: Pick<TrunkSettings, 'srtp'>, transport: Transport): boolean {
  return srtp === 'off' || transport === 'tls';
}
