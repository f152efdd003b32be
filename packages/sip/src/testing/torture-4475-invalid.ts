import { SDP, type Torture, tortured } from './torture.ts';

const INVITE = 'INVITE sip:callee@example.com SIP/2.0';
const REGISTER = 'REGISTER sip:example.com SIP/2.0';

/** Messages after RFC 4475 §3.1.2 to §3.4 that are wrong, or only look it. */
export const INVALID: readonly Torture[] = [
  {
    section: '3.1.2.1',
    name: 'badinv01',
    message: tortured(INVITE, {
      Via: 'SIP/2.0/UDP 192.0.2.15;;branch=z9hG4bK3,;;rport',
      Contact: '"Joe" <sip:joe@example.org>;;;;',
    }),
    outcome: 400,
  },
  { section: '3.1.2.2', name: 'clerr', message: tortured(INVITE, { 'Content-Length': '9999' }, SDP), outcome: 400 },
  { section: '3.1.2.3', name: 'ncl', message: tortured(INVITE, { 'Content-Length': '-999' }, SDP), outcome: 400 },
  {
    section: '3.1.2.4',
    name: 'scalar02',
    message: tortured(REGISTER, {
      CSeq: '36893488147419103232 REGISTER',
      'Max-Forwards': '300',
      Expires: '10000000000000',
      Contact: '<sip:user@host129.example.com>;expires=280297596632815',
    }),
    outcome: 400,
  },
  {
    section: '3.1.2.5',
    name: 'scalarlg',
    message: tortured('SIP/2.0 503 Service Unavailable', {
      CSeq: '9292394834772304023312 OPTIONS',
      'Retry-After': '949302838503028349304023988',
    }),
    outcome: 'dropped',
  },
  {
    section: '3.1.2.6',
    name: 'quotbal',
    message: tortured(INVITE, { To: '"Mr. J. User <sip:j.user@example.com>' }),
    outcome: 400,
  },
  { section: '3.1.2.7', name: 'ltgtruri', message: tortured('INVITE <sip:user@example.com> SIP/2.0'), outcome: 400 },
  {
    section: '3.1.2.8',
    name: 'lwsruri',
    message: tortured('INVITE sip:user@example.com; lr SIP/2.0'),
    outcome: 400,
  },
  { section: '3.1.2.9', name: 'lwsstart', message: tortured('INVITE  sip:user@example.com  SIP/2.0'), outcome: 400 },
  {
    section: '3.1.2.10',
    name: 'trws',
    message: tortured('OPTIONS sip:remote-target@example.com SIP/2.0  '),
    outcome: 400,
  },
  {
    section: '3.1.2.11',
    name: 'escruri',
    message: tortured('INVITE sip:user@example.com?Route=%3Csip:example.com%3E SIP/2.0'),
    outcome: 400,
  },
  {
    section: '3.1.2.12',
    name: 'baddate: not looked at, which the section allows',
    message: tortured(INVITE, { Date: 'Fri, 01 Jan 2010 16:00:00 EST' }),
    outcome: 'accepted',
  },
  {
    section: '3.1.2.13',
    name: 'regbadct',
    message: tortured(REGISTER, { Contact: 'sip:user@example.com?Route=%3Csip:sip.example.com%3E' }),
    outcome: 400,
  },
  {
    section: '3.1.2.14',
    name: 'badaspec',
    message: tortured('OPTIONS sip:user@example.org SIP/2.0', { To: '"Watson, Thomas" < sip:t.watson@example.org >' }),
    outcome: 400,
  },
  {
    section: '3.1.2.15',
    name: 'baddn',
    message: tortured('OPTIONS sip:t.watson@example.org SIP/2.0', {
      From: 'Bell, Alexander <sip:a.g.bell@example.com>;tag=43',
    }),
    outcome: 400,
  },
  {
    section: '3.1.2.16',
    name: 'badvers',
    message: tortured('OPTIONS sip:t.watson@example.org SIP/7.0', {
      Via: 'SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw;rport',
    }),
    outcome: 505,
  },
  {
    section: '3.1.2.17',
    name: 'mismatch01',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', { CSeq: '8 INVITE' }),
    outcome: 400,
  },
  {
    section: '3.1.2.18',
    name: 'mismatch02',
    message: tortured('NEWMETHOD sip:user@example.com SIP/2.0', { CSeq: '8 INVITE' }),
    outcome: 400,
  },
  {
    section: '3.1.2.19',
    name: 'bigcode',
    message: tortured('SIP/2.0 4294967301 better not break'),
    outcome: 'dropped',
  },
  {
    section: '3.2.1',
    name: 'badbranch: told apart as RFC 2543 had it',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', { Via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK;rport' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.1',
    name: 'insuf',
    message: tortured(INVITE, {
      To: null,
      From: null,
      'Call-ID': null,
      Via: 'SIP/2.0/UDP 192.0.2.95;branch=z9hG4bK;rport',
    }),
    outcome: 400,
  },
  {
    section: '3.3.2',
    name: 'unkscm',
    message: tortured('OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0'),
    outcome: 416,
  },
  {
    section: '3.3.3',
    name: 'novelsc',
    message: tortured('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0'),
    outcome: 416,
  },
  {
    section: '3.3.4',
    name: 'unksm2: the registrar refuses the Contact',
    message: tortured(REGISTER, {
      To: 'isbn:2983792873',
      From: '<http://www.example.com>;tag=3234233',
      Contact: '<name:John_Smith>',
    }),
    outcome: 'accepted',
  },
  {
    section: '3.3.5',
    name: 'bext01',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', {
      'Proxy-Require': 'noProxiesSupportThis, norDoAnyProxiesSupportThis',
      Require: 'nothingSupportsThis, nothingSupportsThisEither',
    }),
    outcome: 420,
  },
  {
    section: '3.3.6',
    name: 'invut: 415 is the transaction user’s',
    message: tortured(
      INVITE,
      { 'Content-Type': 'application/unknownformat' },
      '<audio>\r\n <pcmu port="443"/>\r\n</audio>\r\n',
    ),
    outcome: 'accepted',
  },
  {
    section: '3.3.7',
    name: 'regaut01: credentials nobody knows are none',
    message: tortured(REGISTER, { Authorization: 'NoOneKnowsThisScheme opaque-data=here' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.8',
    name: 'multi01',
    message: tortured(INVITE, {
      CSeq: ['59 INVITE', '8 INVITE'],
      'Call-ID': ['multi01.one', 'multi01.two'],
      'Max-Forwards': ['70', '5'],
      From: ['sip:one@example.com;tag=3413415', 'sip:two@example.com;tag=2923420123'],
      To: ['<sip:user@example.com>', '<sip:user2@example.com>'],
    }),
    outcome: 400,
  },
  {
    section: '3.3.9',
    name: 'mcl01',
    message: tortured(
      'OPTIONS sip:user@example.com SIP/2.0',
      { 'Content-Length': ['13', '5'] },
      'There’s no way to know',
    ),
    outcome: 400,
  },
  {
    section: '3.3.10',
    name: 'bcast: never sent on',
    message: tortured('SIP/2.0 200 OK', {
      Via: ['SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923', 'SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23'],
    }),
    outcome: 'stray',
  },
  {
    section: '3.3.11',
    name: 'zeromf: meant for ourselves',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', { 'Max-Forwards': '0' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.11',
    name: 'zeromf, to be sent on',
    message: tortured(INVITE, { 'Max-Forwards': '0' }),
    outcome: 483,
  },
  {
    section: '3.3.12',
    name: 'cparam01',
    message: tortured(REGISTER, { Contact: 'sip:+19725552222@gw1.example.net;unknownparam' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.13',
    name: 'cparam02',
    message: tortured(REGISTER, { Contact: '<sip:+19725552222@gw1.example.net;unknownparam>' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.14',
    name: 'regescrt',
    message: tortured(REGISTER, { Contact: '<sip:user@example.com?Route=%3Csip:sip.example.com%3E>' }),
    outcome: 'accepted',
  },
  {
    section: '3.3.15',
    name: 'sdp01: 406 is the transaction user’s',
    message: tortured(INVITE, { Accept: 'text/nobodyKnowsThis', 'Content-Type': 'application/sdp' }, SDP),
    outcome: 'accepted',
  },
  {
    section: '3.4.1',
    name: 'inv2543',
    message: tortured('INVITE sip:UserB@example.com SIP/2.0', {
      Via: 'SIP/2.0/UDP iftgw.example.com;rport',
      From: '<sip:+13035551111@ift.client.example.net;user=phone>',
      To: 'sip:+16505552222@ss1.example.net;user=phone',
      'Max-Forwards': null,
      Contact: null,
    }),
    outcome: 'accepted',
  },
];
