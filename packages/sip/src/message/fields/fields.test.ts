import { describe, expect, test } from 'vitest';
import { parseUri } from '../uri.ts';
import { parseBearer, parseBearerChallenge, printBearer, printBearerChallenge } from './bearer.ts';
import { parseEvent, parseSubscriptionState, printEvent, printSubscriptionState } from './event.ts';
import { parseReason, printReason } from './reason.ts';
import { parseReferTo, printReferTo } from './refer-to.ts';
import { parseReferredBy } from './referred-by.ts';
import { parseRAck, parseRSeq, printRAck } from './reliable.ts';
import { parseReplaces, printReplaces } from './replaces.ts';
import { parseRetryAfter, printRetryAfter } from './retry-after.ts';
import { parseMinSE, parseSessionExpires, printSessionExpires } from './session-expires.ts';
import { parseWarning, printWarning } from './warning.ts';

interface Field<T> {
  readonly name: string;
  readonly parse: (text: string) => T | undefined;
  readonly print?: (value: T) => string;
  /** As met on the wire, what it says, and how we write it where that differs. */
  readonly read: readonly (readonly [text: string, value: T, written?: string])[];
  readonly refused: readonly string[];
}

/** Each text says its value; the value is written as said, and read again. What is refused is undefined. */
function describeField<T>({ name, parse, print, read, refused }: Field<T>): void {
  describe(name, () => {
    for (const [text, value, written = text] of read) {
      test(text, () => {
        expect(parse(text)).toEqual(value);
        if (!print) return;
        expect(print(value)).toBe(written);
        expect(parse(written)).toEqual(value);
      });
    }

    test.each(refused)('refuses %j', (text) => {
      expect(parse(text)).toBeUndefined();
    });
  });
}

function uri(text: string) {
  const parsed = parseUri(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

describeField({
  name: 'Reason (RFC 3326)',
  parse: parseReason,
  print: printReason,
  read: [
    [
      'SIP;cause=200;text="Call completed elsewhere"',
      { protocol: 'SIP', cause: 200, text: 'Call completed elsewhere' },
    ],
    ['Q.850 ;cause=16', { protocol: 'Q.850', cause: 16 }, 'Q.850;cause=16'],
    ['SIP;cause=many', { protocol: 'SIP' }, 'SIP'],
    [String.raw`SIP;text="a \"b\""`, { protocol: 'SIP', text: 'a "b"' }],
  ],
  refused: ['', 'SIP;;', ';cause=200'],
});

describeField({
  name: 'RSeq (RFC 3262 §7.1)',
  parse: parseRSeq,
  print: String,
  read: [
    ['1', 1],
    ['4294967295', 2 ** 32 - 1],
  ],
  refused: ['', '0', '4294967296', '-1', '1 INVITE'],
});

describeField({
  name: 'RAck (RFC 3262 §7.2)',
  parse: parseRAck,
  print: printRAck,
  read: [['776656 1  INVITE', { rseq: 776_656, cseq: 1, method: 'INVITE' }, '776656 1 INVITE']],
  refused: ['', '776656 1', '0 1 INVITE', '1 2147483648 INVITE', '1 1 INVITE x'],
});

describeField({
  name: 'Session-Expires (RFC 4028 §4)',
  parse: parseSessionExpires,
  print: printSessionExpires,
  read: [
    ['90', { seconds: 90 }],
    ['4000;refresher=uac', { seconds: 4_000, refresher: 'uac' }],
    ['1800 ; Refresher = UAS', { seconds: 1_800, refresher: 'uas' }, '1800;refresher=uas'],
    ['90;refresher=somebody', { seconds: 90 }, '90'],
    ['99999999999;x', { seconds: 2 ** 32 - 1 }, '4294967295'],
  ],
  refused: ['', '-1', 'soon', '90 s', ';refresher=uac'],
});

describeField({
  name: 'Min-SE (RFC 4028 §5)',
  parse: parseMinSE,
  print: String,
  read: [
    ['90', 90],
    ['120;x=y', 120, '120'],
  ],
  refused: ['', 'x', '1.5'],
});

describeField({
  name: 'Replaces (RFC 3891 §6.1)',
  parse: parseReplaces,
  print: printReplaces,
  read: [
    [
      '98732@sip.example.com ;from-tag=r33th4x0r ;to-tag=ff87ff',
      { callId: '98732@sip.example.com', toTag: 'ff87ff', fromTag: 'r33th4x0r', earlyOnly: false },
      '98732@sip.example.com;to-tag=ff87ff;from-tag=r33th4x0r',
    ],
    ['c;to-tag=1;from-tag=2;early-only', { callId: 'c', toTag: '1', fromTag: '2', earlyOnly: true }],
  ],
  refused: ['', 'c', 'c;to-tag=1', 'c;from-tag=1', 'c;to-tag;from-tag=2', ';to-tag=1;from-tag=2'],
});

describeField({
  name: 'Refer-To (RFC 3515 §2.1)',
  parse: parseReferTo,
  print: printReferTo,
  read: [
    ['<sip:carol@h;transport=tcp>', { uri: uri('sip:carol@h;transport=tcp'), method: 'INVITE', headers: [] }],
    ['sip:carol@h', { uri: uri('sip:carol@h'), method: 'INVITE', headers: [] }, '<sip:carol@h>'],
    ['<tel:+48221234567>', { uri: uri('tel:+48221234567'), method: 'INVITE', headers: [] }],
    ['"Carol" <sip:c@h;method=BYE>', { displayName: 'Carol', uri: uri('sip:c@h'), method: 'BYE', headers: [] }],
    [
      '<sip:c@h?Replaces=12345%40192.168.118.3%3Bto-tag%3D12345%3Bfrom-tag%3D5FFE-3994&Require=replaces&X=>',
      {
        uri: uri('sip:c@h'),
        method: 'INVITE',
        replaces: { callId: '12345@192.168.118.3', toTag: '12345', fromTag: '5FFE-3994', earlyOnly: false },
        headers: [
          ['Require', 'replaces'],
          ['X', ''],
        ],
      },
    ],
  ],
  refused: ['', 'nobody', '<http://h/>', '<sip:c@h?Replaces=c>', '<sip:c@h?X=%zz>', '<sip:c@h'],
});

describeField({
  name: 'Referred-By (RFC 3892 §3)',
  parse: parseReferredBy,
  read: [
    ['<sip:r@h>', { referrer: { uri: 'sip:r@h', params: {} } }],
    [
      '"R" <sip:r@h>;cid="20398823.2UWQFN309shb3@h"',
      {
        referrer: { displayName: 'R', uri: 'sip:r@h', params: { cid: '20398823.2UWQFN309shb3@h' } },
        contentId: '20398823.2UWQFN309shb3@h',
      },
    ],
  ],
  refused: ['', 'nobody'],
});

describeField({
  name: 'Event (RFC 6665 §8.2.1)',
  parse: parseEvent,
  print: printEvent,
  read: [
    ['message-summary', { package: 'message-summary', params: {} }],
    ['dialog ;id=7;call-id=x', { package: 'dialog', id: '7', params: { 'call-id': 'x' } }, 'dialog;id=7;call-id=x'],
    ['presence.winfo', { package: 'presence.winfo', params: {} }],
  ],
  refused: ['', 'a b', 'a/b', ';id=1'],
});

describeField({
  name: 'Subscription-State (RFC 6665 §8.2.3)',
  parse: parseSubscriptionState,
  print: printSubscriptionState,
  read: [
    ['active;expires=600000', { state: 'active', expires: 600_000 }],
    [
      'Terminated ; reason=NoResource;retry-after=5',
      { state: 'terminated', reason: 'noresource', retryAfter: 5 },
      'terminated;reason=noresource;retry-after=5',
    ],
    ['pending;expires=soon', { state: 'pending' }, 'pending'],
  ],
  refused: ['', ';expires=1', 'active expires=1'],
});

describeField({
  name: 'Retry-After (RFC 3261 §20.33)',
  parse: parseRetryAfter,
  print: printRetryAfter,
  read: [
    ['18000;duration=3600', { seconds: 18_000, duration: 3_600 }],
    ['120 (I am in a meeting)', { seconds: 120, comment: 'I am in a meeting' }],
  ],
  refused: ['', 'Mon, 01 Jan 2026 00:00:00 GMT', '5 seconds', '5 (open', '-5'],
});

describeField({
  name: 'Warning (RFC 3261 §20.43)',
  parse: parseWarning,
  print: printWarning,
  read: [
    [
      String.raw`399 sip.example.com:5060 "Codec \"x\" is not known here"`,
      { code: 399, agent: 'sip.example.com:5060', text: 'Codec "x" is not known here' },
    ],
    ['307 [::1]  "a, b"', { code: 307, agent: '[::1]', text: 'a, b' }, '307 [::1] "a, b"'],
  ],
  refused: ['', '399 h', '200 h "x"', '399 h x', '399 h "open', '399 h "x" y'],
});

describeField({
  name: 'Bearer credentials (RFC 8898 §2.1)',
  parse: parseBearer,
  print: printBearer,
  read: [
    ['Bearer eyJhbGciOiJIUzI1NiJ9.e30.Z-_x', 'eyJhbGciOiJIUzI1NiJ9.e30.Z-_x'],
    ['bearer  a+/b==', 'a+/b==', 'Bearer a+/b=='],
  ],
  refused: ['', 'Bearer', 'Bearer a b', 'Bearer "a"', 'Digest username="x"'],
});

describeField({
  name: 'Bearer challenge (RFC 8898 §4)',
  parse: parseBearerChallenge,
  print: printBearerChallenge,
  read: [
    ['Bearer authz_server="https://as.example.com"', { authorizationServer: 'https://as.example.com' }],
    [
      'Bearer realm="h", authz_server="https://a/b,c", scope="sip x", error="invalid_token"',
      { realm: 'h', authorizationServer: 'https://a/b,c', scope: 'sip x', error: 'invalid_token' },
    ],
    [
      'bearer authz_server="https://a",error=invalid_scope,unknown=1',
      { authorizationServer: 'https://a', error: 'invalid_scope' },
      'Bearer authz_server="https://a", error="invalid_scope"',
    ],
  ],
  refused: ['', 'Bearer', 'Bearer realm="h"', 'Bearer authz_server=https://a', 'Digest realm="h", nonce="n"'],
});

test('what would end the comment of a Retry-After becomes a space', () => {
  expect(parseRetryAfter('5(a (b))')).toEqual({ seconds: 5, comment: 'a (b)' });
  expect(printRetryAfter({ seconds: 5, comment: 'a)\\;duration=9' })).toBe('5 (a   duration=9)');
});
