import { SDP, type Torture, tortured } from './torture.ts';

/** White space, line folding, compact names and quoting wherever the grammar lets them stand. */
const TORTUOUS = [
  'INVITE sip:callee@chair-dnrc.example.com;unknownparam SIP/2.0',
  'TO :',
  ' sip:callee@chair-dnrc.example.com ;   tag    = 1918181833n',
  'from   : "J Rosenberg \\\\\\""       <sip:caller@example.com>',
  '  ;',
  '  tag = 98asjd8',
  'MaX-fOrWaRdS: 0068',
  'Call-ID: wsinv.torture@192.0.2.1',
  'cseq: 0009',
  '  INVITE',
  'Via  : SIP  /   2.0',
  ' /UDP',
  '    192.0.2.2;branch=z9hG4bK390skdjuw;rport',
  's :',
  'NewFangledHeader:   newfangled value',
  ' continued newfangled value',
  'UnknownHeaderWithUnusualValue: ;;,,;;,;',
  'Content-Type: application/sdp',
  'Route:',
  ' <sip:services.example.com;lr;unknownwith=value;unknown-no-value>',
  'v:  SIP  / 2.0  / TCP     spindle.example.com   ;',
  '  branch  =   z9hG4bK9ikj8  ,',
  ' SIP  /    2.0   / UDP  192.168.255.111   ; branch=',
  ' z9hG4bK30239',
  'm:"Quoted string \\"\\"" <sip:caller@example.com> ; newparam =',
  '      newvalue ;',
  '  secondparam ; q = 0.33',
  `l: ${SDP.length}`,
  '',
  SDP,
].join('\r\n');

const WIDE_METHOD = "!interesting-Method0123456789_*+`.%indeed'~";

const BINARY_PART = Uint8Array.from({ length: 256 }, (_, n) => n);

function multipart(): Uint8Array {
  const open = '--7a9cbec02ceef655\r\nContent-Type: text/plain\r\n\r\nHello\r\n--7a9cbec02ceef655\r\n';
  const body = Buffer.concat([
    Buffer.from(`${open}Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n`),
    BINARY_PART,
    Buffer.from('\r\n--7a9cbec02ceef655--\r\n'),
  ]);
  const head = tortured('MESSAGE sip:callee@example.com SIP/2.0', {
    'Content-Type': 'multipart/mixed;boundary=7a9cbec02ceef655',
    'Content-Length': String(body.length),
  });
  return Buffer.concat([Buffer.from(head), body]);
}

const long = (text: string, times: number) => text.repeat(times);

/** Valid messages after RFC 4475 §3.1.1: all are taken. */
export const VALID: readonly Torture[] = [
  { section: '3.1.1.1', name: 'wsinv', message: TORTUOUS, outcome: 'accepted' },
  {
    section: '3.1.1.2',
    name: 'intmeth',
    message: tortured(
      `${WIDE_METHOD} sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0`,
      {
        To: `"BEL:\u0007 NUL:\u0000 DEL:\u007F" <sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*@example.com>`,
        From: "token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%=\"работающий\";tag=_token~1'+`*%!-.",
        CSeq: `139122385 ${WIDE_METHOD}`,
        extensionHeader: '\uFEFF大停電',
      },
    ),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.3',
    name: 'esc01',
    message: tortured('INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0', {
      To: 'sip:%75se%72@example.com',
      From: '<sip:I%20have%20spaces@example.net>;tag=938',
      Contact: '<sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>',
    }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.4',
    name: 'escnull',
    message: tortured('REGISTER sip:example.com SIP/2.0', {
      To: 'sip:null-%00-null@example.com',
      From: 'sip:null-%00-null@example.com;tag=839923423',
      Contact: ['<sip:%00@host5.example.com>', '<sip:%00%00@host5.example.com>'],
    }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.5',
    name: 'esc02',
    message: tortured('RE%47IST%45R sip:registrar.example.com SIP/2.0', {
      To: '"%Z%45" <sip:resource@example.com>',
      From: '"%Z%45" <sip:resource@example.com>;tag=f232jadfj23',
      Contact: ['<sip:alias1@host1.example.com>', '<sip:alias%32@host2.example.com>'],
    }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.6',
    name: 'lwsdisp',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', { From: 'caller<sip:caller@example.com>;tag=323' }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.7',
    name: 'longreq',
    message: tortured('INVITE sip:user@example.com SIP/2.0', {
      To: `"I have a user name of ${long('extreme', 10)} proportion" <sip:user@example.com:6000;unknownparam1=very${long('long', 20)}value;longparam${long('name', 25)}=shortvalue;very${long('long', 25)}ParameterNameWithNoValue>`,
      From: `sip:${long('amazinglylongcallername', 5)}@example.net;tag=12${long('982', 50)}424;unknownheaderparam${long('name', 20)}=unknowheaderparam${long('value', 15)};unknownValueless${long('paramname', 10)}`,
      'Call-ID': `longreq.one${long('really', 20)}longcallid`,
      [`Unknown-${long('Long', 20)}-Name`]: `unknown-${long('long', 20)}-value; unknown-${long('long', 20)}-parameter-name = unknown-${long('long', 20)}-parameter-value`,
      Via: [
        'SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKlong;rport',
        ...Array.from(
          { length: 33 },
          (_, n) => `SIP/2.0/TCP sip${n}.example.com;received=192.0.2.${n};branch=z9hG4bK${long('l', 60)}${n}`,
        ),
      ],
    }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.8',
    name: 'dblreq',
    message: tortured('REGISTER sip:example.com SIP/2.0') + tortured('INVITE sip:joe@example.com SIP/2.0', {}, SDP),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.9',
    name: 'semiuri',
    message: tortured('OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0', {
      To: 'sip:j_user@example.com',
    }),
    outcome: 'accepted',
  },
  {
    section: '3.1.1.10',
    name: 'transports',
    message: tortured('OPTIONS sip:user@example.com SIP/2.0', {
      Via: [
        'SIP/2.0/UDP t1.example.com;branch=z9hG4bKkdjuw;rport',
        'SIP/2.0/SCTP t2.example.com;branch=z9hG4bKklasjdhf',
        'SIP/2.0/TLS t3.example.com;branch=z9hG4bK2980unddj',
        'SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bKasd0f3en',
        'SIP/2.0/TCP t5.example.com;branch=z9hG4bK0a9idfnee',
      ],
    }),
    outcome: 'accepted',
  },
  { section: '3.1.1.11', name: 'mpart01', message: multipart(), outcome: 'accepted' },
  {
    section: '3.1.1.12',
    name: 'unreason',
    message: tortured('SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое'),
    outcome: 'stray',
  },
  { section: '3.1.1.13', name: 'noreason', message: tortured('SIP/2.0 100 '), outcome: 'stray' },
];
