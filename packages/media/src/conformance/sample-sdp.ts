const FINGERPRINT = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0')).join(':');

const sdp = (...lines: string[]): string =>
  ['v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...lines, ''].join('\r\n');

/** A trunk's description: plain RTP, A-law, µ-law and telephone-event. The address is one nobody listens on. */
export const PLAIN = sdp(
  'c=IN IP4 127.0.0.1',
  'm=audio 9 RTP/AVP 8 0 101',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=sendrecv',
);

/** A far end that takes no telephone-event. */
export const WITHOUT_EVENTS = PLAIN.replace('8 0 101', '8 0').replace(/a=rtpmap:101.*\r\na=fmtp:101.*\r\n/, '');

/** A trunk over TLS: SRTP by keys in the SDP, a suite we do not speak first. */
export const SDES = PLAIN.replace('RTP/AVP', 'RTP/SAVP').replace(
  'a=sendrecv',
  [
    'a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz',
    'a=crypto:7 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^31',
    'a=sendrecv',
  ].join('\r\n'),
);

export const PLAIN_ON_HOLD = PLAIN.replace('a=sendrecv', 'a=sendonly');

export const ONLY_G729 = sdp('c=IN IP4 127.0.0.1', 'm=audio 9 RTP/AVP 18', 'a=rtpmap:18 G729/8000');

export const ONLY_VIDEO = sdp('c=IN IP4 127.0.0.1', 'm=video 9 RTP/AVP 96', 'a=rtpmap:96 VP8/90000');

const SECURE_AUDIO = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 8 0 126',
  'c=IN IP4 0.0.0.0',
  'a=rtcp:9 IN IP4 0.0.0.0',
  'a=ice-ufrag:pZUw',
  'a=ice-pwd:Dd6jCE1QLEUqZYFFdFMnPXoO',
  'a=ice-options:trickle',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sendrecv',
  'a=msid:stream track',
  'a=rtcp-mux',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:126 telephone-event/8000',
  'a=ssrc:1001 cname:far',
];

/** A browser's offer. */
export const SECURE = sdp('a=group:BUNDLE 0', 'a=msid-semantic: WMS stream', ...SECURE_AUDIO);

/** A browser's offer with a camera after the microphone. */
export const SECURE_WITH_VIDEO = sdp(
  'a=group:BUNDLE 0 1',
  ...SECURE_AUDIO,
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'c=IN IP4 0.0.0.0',
  'a=mid:1',
  'a=rtpmap:96 VP8/90000',
);

export const SECURE_WITHOUT_FINGERPRINT = SECURE.replace(/a=fingerprint.*\r\n/, '');

export const SECURE_AFTER_ICE_RESTART = SECURE.replace('ice-ufrag:pZUw', 'ice-ufrag:nEw1').replace(
  'Dd6jCE1QLEUqZYFFdFMnPXoO',
  'aB3dEf6hIj9lMn2pQr5tUv8x',
);

/** A browser's answer to our offer. */
export const SECURE_ANSWER = SECURE.replace('setup:actpass', 'setup:active');
