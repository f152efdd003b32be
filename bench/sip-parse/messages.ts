/** Messages of a browser's call, as they go over the wire. */

const lines = (...text: readonly string[]): string => text.join('\r\n');

const SDP = lines(
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 8 0 101',
  'c=IN IP4 0.0.0.0',
  'a=rtcp-mux',
  'a=ice-ufrag:8hhY',
  'a=ice-pwd:asd88fgpdd777uzjYhagZg00',
  'a=fingerprint:sha-256 D2:B9:31:8F:DF:24:D8:0E:ED:D2:EF:25:9E:AF:6F:B8:34:AE:53:9C:E6:F3:8F:F2:64:15:FA:E8:7F:53:2D:38',
  'a=setup:actpass',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  '',
);

const VIA = 'Via: SIP/2.0/WS 1ov3hgqc6edu.invalid;branch=z9hG4bK5432764';
const FROM = 'From: "Anna Nowak" <sip:anna@demo.local>;tag=3gcvm5rsv7';
const CALL = 'Call-ID: pcoa35n2gcfp3fsb1r8c';
const CONTACT = 'Contact: <sip:u4sk3t8f@1ov3hgqc6edu.invalid;transport=ws;ob>';
const ALLOW = 'Allow: INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO,NOTIFY';
const SESSION = ['Content-Type: application/sdp', 'Session-Expires: 90', ALLOW] as const;

export const MESSAGES = {
  INVITE: lines(
    'INVITE sip:600@demo.local SIP/2.0',
    VIA,
    'Max-Forwards: 69',
    'To: <sip:600@demo.local>',
    FROM,
    CALL,
    'CSeq: 6931 INVITE',
    CONTACT,
    ...SESSION,
    'Supported: timer,ice,replaces,outbound',
    'User-Agent: WebPhone',
    `Content-Length: ${SDP.length}`,
    '',
    SDP,
  ),
  '200 OK': lines(
    'SIP/2.0 200 OK',
    VIA,
    'To: <sip:600@demo.local>;tag=9f3c0b1d2e4a',
    FROM,
    CALL,
    'CSeq: 6931 INVITE',
    'Contact: <sip:600@127.0.0.1:5060;transport=ws>',
    ...SESSION,
    `Content-Length: ${SDP.length}`,
    '',
    SDP,
  ),
  REGISTER: lines(
    'REGISTER sip:demo.local SIP/2.0',
    VIA,
    'Max-Forwards: 69',
    'To: <sip:anna@demo.local>',
    FROM,
    CALL,
    'CSeq: 2 REGISTER',
    'Authorization: Digest algorithm=MD5, username="anna", realm="demo.local", nonce="18f2a6c4d9e05b73a1f4c28e6d0b9a75", uri="sip:demo.local", response="6629fae49393a05397450978507c4ef1", qop=auth, cnonce="0a4f113b", nc=00000001',
    `${CONTACT};+sip.ice;reg-id=1;+sip.instance="<urn:uuid:8f1fa16a-1165-4a96-8341-785b1ef24f12>";expires=300`,
    'Expires: 300',
    ALLOW,
    'Supported: path,gruu,outbound',
    'User-Agent: WebPhone',
    'Content-Length: 0',
    '',
    '',
  ),
  BYE: lines(
    'BYE sip:600@127.0.0.1:5060;transport=ws SIP/2.0',
    VIA,
    'Max-Forwards: 69',
    'To: <sip:600@demo.local>;tag=9f3c0b1d2e4a',
    FROM,
    CALL,
    'CSeq: 6932 BYE',
    'Supported: outbound',
    'User-Agent: WebPhone',
    'Content-Length: 0',
    '',
    '',
  ),
} as const;
