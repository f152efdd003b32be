import { describe, expect, test } from 'vitest';
import { callIdOf, contactOf, contactsOf, cseqOf, expiresOf, fromOf, toOf, topViaOf } from './accessors.ts';
import { makeRequest, reply } from './build.ts';
import type { SipRequest } from './message.ts';
import { parseMessage } from './parse-message.ts';
import { printMessage, wireForm } from './print-message.ts';

const lines = (...text: string[]) => text.join('\r\n');

const INVITE = lines(
  'INVITE sip:600@demo.local SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport, SIP/2.0/TCP 192.0.2.9;branch=z9hG4bK2',
  'Record-Route: <sip:192.0.2.9;lr>',
  'From: "Anna" <sip:anna@demo.local>;tag=a1',
  't: <sip:600@demo.local>',
  'Call-ID: c1@192.0.2.1',
  'CSeq: 7 INVITE',
  'Contact: <sip:anna@192.0.2.1:5070>',
  'Max-Forwards: 70',
  'Subject: zażółć,',
  '\tgęślą',
  'Content-Length: 5',
  '',
  'żaba and what does not belong to it',
);

function read(text: string | Uint8Array): SipRequest {
  const parsed = parseMessage(text);
  if (!parsed.ok || parsed.value.kind !== 'request') throw new Error(JSON.stringify(parsed));
  return parsed.value;
}

const refusalOf = (text: string) => {
  const parsed = parseMessage(text);
  return parsed.ok ? 'accepted' : `${parsed.error.code} ${parsed.error.request ? parsed.error.status : 'drop'}`;
};

describe('reading', () => {
  test('a request gives its parts, folded lines unfolded, the body cut by Content-Length in bytes', () => {
    const invite = read(INVITE);
    expect([invite.method, invite.uri, invite.body]).toEqual(['INVITE', 'sip:600@demo.local', 'żaba']);
    expect(invite.headers.get('Subject')).toBe('zażółć, gęślą');
    expect(fromOf(invite)).toEqual({ displayName: 'Anna', uri: 'sip:anna@demo.local', params: { tag: 'a1' } });
    expect([toOf(invite).uri, callIdOf(invite), cseqOf(invite)]).toEqual([
      'sip:600@demo.local',
      'c1@192.0.2.1',
      { number: 7, method: 'INVITE' },
    ]);
    expect(topViaOf(invite)).toEqual({
      transport: 'UDP',
      host: '192.0.2.1',
      port: 5070,
      params: { branch: 'z9hG4bK1', rport: true },
    });
    expect([contactOf(invite)?.uri, expiresOf(invite)]).toEqual(['sip:anna@192.0.2.1:5070', undefined]);
  });

  test('without Content-Length the rest of the datagram is the body', () => {
    expect(read(INVITE.replace('Content-Length: 5\r\n', '')).body).toBe('żaba and what does not belong to it');
  });

  test('Contact: * has no addresses', () => {
    expect(contactsOf(read(INVITE.replace('<sip:anna@192.0.2.1:5070>', '*')))).toEqual([]);
  });

  test.each([
    ['INVITE sip:600@demo.local', 'INVITE  sip:600@demo.local', 'message/start-line 400'],
    ['SIP/2.0', 'SIP/2.1', 'message/version 505'],
    ['sip:600@demo.local SIP', 'mailto:x@y SIP', 'message/uri-scheme 416'],
    ['sip:600@demo.local SIP', 'sip:600@demo.local?a=b SIP', 'message/uri 400'],
    ['Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport, ', 'Via: SIP/2.0/UDP 192.0.2.1;;, ', 'message/header 400'],
    ['Via: SIP/2.0/UDP', 'Via: nonsense', 'message/header drop'],
    ['Via', 'X-Via', 'message/header-missing drop'],
    ['From', 'X-From', 'message/header-missing 400'],
    ['t:', 'X-To:', 'message/header-missing 400'],
    ['Call-ID', 'X-Call-ID', 'message/header-missing 400'],
    ['CSeq', 'X-CSeq', 'message/header-missing 400'],
    ['"Anna" <', 'Anna, B <', 'message/header 400'],
    ['Call-ID: c1@', 'Call-ID: c 1@', 'message/header 400'],
    ['7 INVITE', '7 BYE', 'message/mismatch 400'],
    ['7 INVITE', '2147483648 INVITE', 'message/header 400'],
    ['CSeq: 7 INVITE', 'CSeq: 7 INVITE\r\nCSeq: 7 INVITE', 'message/header-repeated 400'],
    ['CSeq: 7 INVITE', 'CSeq: 7 INVITE\r\ni: c1@192.0.2.1', 'message/header-repeated 400'],
    ['Contact: <sip:anna@192.0.2.1:5070>', 'Contact: nobody', 'message/header 400'],
    ['Max-Forwards: 70', 'Max-Forwards: 256', 'message/header 400'],
    ['Max-Forwards: 70', 'no header at all', 'message/header 400'],
    ['Max-Forwards: 70', 'Max-Forwards: 70\nX: y', 'message/header 400'],
    ['Max-Forwards: 70', 'X: a\rb', 'message/header 400'],
    ['Length: 5', 'Length: 500', 'message/truncated 400'],
    ['Length: 5', 'Length: -5', 'message/header 400'],
    ['Length: 5', 'Length: 5\r\nl: 5', 'message/header-repeated 400'],
    ['Subject', `${'X: y\r\n'.repeat(200)}Subject`, 'message/too-large 400'],
    ['Subject', `X: ${'y'.repeat(65_536)}\r\nSubject`, 'message/too-large drop'],
    ['INVITE', 'ACK', 'message/mismatch drop'],
    ['INVITE sip:600@demo.local SIP/2.0', 'SIP/2.0 700 What', 'message/start-line drop'],
    ['INVITE sip:600@demo.local SIP/2.0', 'SIP/2.0 200 OK', 'accepted'],
  ])('%j written as %j: %s', (from, to, outcome) => {
    expect(refusalOf(INVITE.replace(from, to))).toBe(outcome);
  });

  test('a head without an empty line behind it is refused', () => {
    expect(refusalOf(INVITE.slice(0, INVITE.indexOf('\r\n\r\n')))).toBe('message/truncated 400');
    expect(refusalOf('')).toBe('message/start-line drop');
  });
});

describe('printing', () => {
  test('sets Content-Length to the bytes of the body, whatever stood there', () => {
    const request = read(INVITE);
    const printed = printMessage({ ...request, body: 'ż€😀\uD800' });
    expect(printed.match(/content-length: \d+/gi)).toEqual(['Content-Length: 12']);
    expect(new TextEncoder().encode('ż€😀\uD800')).toHaveLength(12);
  });

  test('a binary body is sent as it came, and no longer once a text took its place', () => {
    const head = new TextEncoder().encode(INVITE.slice(0, INVITE.indexOf('żaba')));
    const request = read(Uint8Array.from([...head, 0x30, 0x82, 0xff, 0x00, 0x0a]));
    expect([request.body, request.octets]).toEqual(['0\uFFFD\uFFFD\0\n', Uint8Array.of(0x30, 0x82, 0xff, 0x00, 0x0a)]);
    const wire = wireForm(request);
    expect(typeof wire !== 'string' && wire.slice(-5)).toEqual(request.octets);
    expect(wireForm({ ...request, body: 'text' })).toMatch(/Content-Length: 4\r\n\r\ntext$/);
    // U+FFFD itself is text.
    expect(read(`${INVITE.replace('Length: 5', 'Length: 3').split('żaba')[0]}\uFFFD`).octets).toBeUndefined();
  });

  test('what came in our way goes out as it came; what did not is written in our way', () => {
    const spaced = INVITE.replace('Call-ID: c1', 'Call-ID \t:c1').replace('Max-Forwards: 70', 'Max-Forwards:  70 ');
    expect(printMessage(read(spaced))).toBe(printMessage(read(INVITE)));
    expect(printMessage(read(INVITE)).split('\r\n').slice(1, 4)).toEqual(INVITE.split('\r\n').slice(1, 4));
  });

  test('no value can add a header field', () => {
    const request = makeRequest({
      method: 'INVITE\r\nX: 1',
      uri: 'sip:a@h SIP/2.0\r\nX: 2',
      from: { displayName: 'x\r\nX: 3', uri: 'sip:a@h\r\nX: 4', params: { tag: '1\r\nX: 5' } },
      to: { uri: 'sip:b@h', params: {} },
      callId: 'c\r\nX: 6',
      cseq: 1,
      headers: [['Y\r\nX', '7\r\nX: 8\nX: 9\rX: 10']],
      contentType: 'a/b\r\nX: 11',
    });
    expect(
      printMessage(request)
        .split('\r\n')
        .filter((line) => line.startsWith('X')),
    ).toEqual([]);
    const response = reply(read(INVITE), 200, { reason: 'OK\r\nX: 12', toTag: 't\r\nX: 13' });
    expect(
      printMessage(response)
        .split('\r\n')
        .filter((line) => line.startsWith('X')),
    ).toEqual([]);
  });
});

describe('building', () => {
  test('a new request has what every request must have, except Via', () => {
    const request = makeRequest({
      method: 'OPTIONS',
      uri: 'sip:h',
      from: { uri: 'sip:a@h', params: { tag: '1' } },
      to: { uri: 'sip:h', params: {} },
      callId: 'c',
      cseq: 3,
    });
    expect([...request.headers]).toEqual([
      ['Max-Forwards', '70'],
      ['From', '<sip:a@h>;tag=1'],
      ['To', '<sip:h>'],
      ['Call-ID', 'c'],
      ['CSeq', '3 OPTIONS'],
    ]);
  });

  test('a reply copies what RFC 3261 §8.2.6 says, and the route only where a dialog may form', () => {
    const ringing = reply(read(INVITE), 180, { toTag: 'b1' });
    expect([...ringing.headers]).toEqual([
      ['Via', 'SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bK1;rport, SIP/2.0/TCP 192.0.2.9;branch=z9hG4bK2'],
      ['Record-Route', '<sip:192.0.2.9;lr>'],
      ['From', '"Anna" <sip:anna@demo.local>;tag=a1'],
      ['To', '<sip:600@demo.local>;tag=b1'],
      ['Call-ID', 'c1@192.0.2.1'],
      ['CSeq', '7 INVITE'],
    ]);
    expect(ringing.reason).toBe('Ringing');
    expect([100, 486].map((status) => reply(read(INVITE), status).headers.has('Record-Route'))).toEqual([false, false]);
  });

  test('a To that has a tag keeps it, also where it cannot be read', () => {
    const within = INVITE.replace('t: <sip:600@demo.local>', 'To: <sip:600@demo.local>;tag=old');
    expect(reply(read(within), 200, { toTag: 'new' }).headers.get('To')).toBe('<sip:600@demo.local>;tag=old');
    const broken = parseMessage(within.replace('To: <', 'To: "open <'));
    if (broken.ok || !broken.error.request) throw new Error('not refused');
    expect(reply(broken.error.request, 400, { toTag: 'new' }).headers.get('To')).toBe(
      '"open <sip:600@demo.local>;tag=old',
    );
  });
});
