import { assertNever } from '@wpm/kernel';
import type { LocalPath } from './local-audio.ts';
import type { LegOptions } from './media-plane.ts';
import { type RemoteAudio, type RemotePath, keyedProfileOf } from './remote-audio.ts';

/** How packets would reach a leg of the fake. */
export function fakePathOf({ transport, secured }: LegOptions, remote: RemoteAudio | undefined): LocalPath {
  const { rtcpMux, tag } = plainOf(remote?.path);
  switch (transport) {
    case 'rtp':
      return { kind: 'rtp', rtcpMux };
    case 'srtp-or-rtp':
      return plainPath(remote, secured);
    case 'srtp':
      return { kind: 'rtp', rtcpMux, crypto: { ...KEY, tag } };
    case 'webrtc':
      return { ...SECURE, mid: remote?.mid ?? '0', setup: remote ? 'passive' : 'actpass' };
    default:
      return assertNever(transport);
  }
}

/** The key is only offered until the far end has named one of its own under RTP/SAVP. */
function plainPath(remote: RemoteAudio | undefined, secured: LegOptions['secured']): LocalPath {
  const { rtcpMux, tag } = plainOf(remote?.path);
  const isPlain = remote?.path.kind === 'rtp' && !remote.path.crypto;
  if (isPlain) return { kind: 'rtp', rtcpMux };
  const isOnlyOffered = (remote ? keyedProfileOf(remote) : secured) !== 'RTP/SAVP';
  return { kind: 'rtp', rtcpMux, crypto: { ...KEY, tag }, isOnlyOffered };
}

/** Whether packets would be SRTP. */
export const isEncrypted = (remote: RemoteAudio | undefined): boolean =>
  remote !== undefined && (remote.path.kind === 'webrtc' || remote.path.crypto !== undefined);

const plainOf = (path: RemotePath | undefined) =>
  path?.kind === 'rtp' ? { rtcpMux: path.rtcpMux, tag: path.crypto?.tag ?? 1 } : { rtcpMux: false, tag: 1 };
const KEY = { suite: 'AES_CM_128_HMAC_SHA1_80', inline: 'A'.repeat(40) } as const;
const SECURE = {
  kind: 'webrtc',
  ufrag: 'fake',
  password: 'fakefakefakefakefakefake',
  fingerprint: Array.from({ length: 32 }, () => '00').join(':'),
  iceLite: true,
} as const;
