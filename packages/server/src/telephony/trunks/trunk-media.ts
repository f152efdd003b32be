import type { LegMedia } from '@wpm/calls';
import type { TrunkSettings } from '@wpm/contract';
import type { Transport } from '@wpm/sip';

/**
 * How the packets of a trunk's calls travel, in which codecs, and how keys reach it.
 * @param isOverTls whether the call's signalling does: keys in the SDP go no other way (RFC 4568 §7.1)
 */
export function mediaOf(
  { srtp, codecs, keys }: Pick<TrunkSettings, 'srtp' | 'codecs' | 'keys'>,
  isOverTls: boolean,
): LegMedia {
  const digits = keys === 'info' ? ({ digits: 'signalling' } as const) : {};
  if (srtp === 'required') return { transport: 'srtp', codecs, ...digits };
  return { transport: srtp === 'optional' && isOverTls ? 'srtp-or-rtp' : 'rtp', codecs, ...digits };
}

/** Whether calls of the trunk may come and go along a transport: where they are encrypted always, over TLS alone. */
export function mayCarry({ srtp }: Pick<TrunkSettings, 'srtp'>, transport: Transport): boolean {
  return srtp !== 'required' || transport === 'tls';
}
