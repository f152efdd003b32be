import { type Torture, tortured } from './torture.ts';

const sdp = (...media: string[]) =>
  [
    'v=0',
    'o=assistant 971731711378798081 0 IN IP6 2001:db8::20',
    's=Live video feed',
    't=3338481189 3370017201',
    ...media,
    '',
  ].join('\r\n');

const REGISTER = 'REGISTER sip:[2001:db8::10] SIP/2.0';
const VIA = 'SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111;rport';
const SDP_TYPE = { 'Content-Type': 'application/sdp' };

/** Messages after RFC 5118 §4. */
export const IPV6: readonly Torture[] = [
  {
    section: '4.1',
    name: 'a valid message with an IPv6 reference',
    message: tortured(REGISTER, {
      To: 'sip:user@example.com',
      From: 'sip:user@example.com;tag=81x2',
      Via: VIA,
      Contact: '"Caller" <sip:caller@[2001:db8::1]>',
    }),
    outcome: 'accepted',
  },
  {
    section: '4.2',
    name: 'an IPv6 address without its brackets',
    message: tortured('REGISTER sip:2001:db8::10 SIP/2.0', { Via: VIA }),
    outcome: 400,
  },
  {
    section: '4.3',
    name: 'a port that is read as part of the address, which is valid',
    message: tortured('REGISTER sip:[2001:db8::10:5070] SIP/2.0', { Via: VIA }),
    outcome: 'accepted',
  },
  {
    section: '4.4',
    name: 'a port behind the brackets',
    message: tortured('REGISTER sip:[2001:db8::10]:5070 SIP/2.0', { Via: VIA }),
    outcome: 'accepted',
  },
  {
    section: '4.5',
    name: 'received as RFC 3261 writes an address, without brackets',
    message: tortured('BYE sip:user@[2001:db8::10] SIP/2.0', { Via: [VIA, `${VIA};received=2001:db8::9:255`] }),
    outcome: 'accepted',
  },
  {
    section: '4.5',
    name: 'received in brackets, which many write',
    message: tortured('OPTIONS sip:[2001:db8::10] SIP/2.0', { Via: [VIA, `${VIA};received=[2001:db8::9:255]`] }),
    outcome: 'accepted',
  },
  {
    section: '4.6',
    name: 'IPv6 addresses in the body, without brackets',
    message: tortured(
      'INVITE sip:user@[2001:db8::10] SIP/2.0',
      { ...SDP_TYPE, Via: VIA, Contact: '"Caller" <sip:caller@[2001:db8::20]>' },
      sdp('c=IN IP6 2001:db8::20', 'm=audio 6000 RTP/AVP 0 2', 'm=video 6024 RTP/AVP 107'),
    ),
    outcome: 'accepted',
  },
  {
    section: '4.7',
    name: 'IPv4 and IPv6 in one message',
    message: tortured('BYE sip:user@host.example.net SIP/2.0', {
      Via: [
        'SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111;rport',
        'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144',
        'SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bK451jj;received=192.0.2.200',
      ],
    }),
    outcome: 'accepted',
  },
  {
    section: '4.8',
    name: 'IPv4 and IPv6 in one body',
    message: tortured(
      'INVITE sip:user@[2001:db8::10] SIP/2.0',
      { ...SDP_TYPE, Via: VIA },
      sdp('m=audio 6000 RTP/AVP 0 2', 'c=IN IP6 2001:db8::1', 'm=video 6024 RTP/AVP 107', 'c=IN IP4 192.0.2.1'),
    ),
    outcome: 'accepted',
  },
  {
    section: '4.9',
    name: 'IPv4 addresses mapped into IPv6',
    message: tortured(
      'INVITE sip:user@example.com SIP/2.0',
      {
        ...SDP_TYPE,
        Via: ['SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKbh19;rport', VIA],
        Contact: '"T. desk phone" <sip:ted@[::ffff:192.0.2.2]>',
      },
      sdp('c=IN IP6 ::ffff:192.0.2.2', 'm=audio 6000 RTP/AVP 0'),
    ),
    outcome: 'accepted',
  },
  {
    section: '4.10',
    name: 'the three colons the grammar of RFC 3261 allowed by mistake: taken, never written',
    message: tortured('OPTIONS sip:user@[2001:db8:::192.0.2.1] SIP/2.0', { Via: VIA }),
    outcome: 'accepted',
  },
  {
    section: '4.10',
    name: 'the same address written right',
    message: tortured('OPTIONS sip:user@[2001:db8::192.0.2.1] SIP/2.0', { Via: VIA }),
    outcome: 'accepted',
  },
];
