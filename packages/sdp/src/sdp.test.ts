import { describe, expect, test } from 'vitest';
import {
  type SessionDescription,
  answerDirection,
  attribute,
  attributes,
  directionOf,
  parseSdp,
  printSdp,
  rtpMaps,
} from './index.ts';

const BROWSER_OFFER = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=recvonly',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 8 0 101',
  'c=IN IP4 0.0.0.0',
  'b=AS:64',
  'a=rtcp-mux',
  'a=ice-ufrag:8hhY',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:101 telephone-event/8000',
  'a=candidate:1 1 udp 2122 192.0.2.1 5000 typ host',
  'a=candidate:2 1 udp 2121 2001:db8::1 5001 typ host',
  '',
].join('\r\n');

function read(text: string): SessionDescription {
  const parsed = parseSdp(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

function audioOf(description: SessionDescription) {
  const [audio] = description.media;
  if (!audio) throw new Error('no media');
  return audio;
}

describe('parsing', () => {
  test("a browser's offer is read whole, and lines nobody uses are tolerated", () => {
    const offer = read(BROWSER_OFFER);
    const audio = audioOf(offer);
    expect(offer.origin).toEqual({
      username: '-',
      sessionId: '4611731400430051336',
      version: '2',
      addressFamily: 'IP4',
      address: '127.0.0.1',
    });
    expect(audio).toMatchObject({
      type: 'audio',
      port: 9,
      protocol: 'UDP/TLS/RTP/SAVPF',
      formats: ['111', '8', '0', '101'],
    });
    expect(audio.connection).toEqual({ family: 'IP4', address: '0.0.0.0' });
    expect(attribute(audio, 'rtcp-mux')).toBe('');
    expect(attribute(audio, 'ice-pwd')).toBeUndefined();
    expect(attributes(audio, 'candidate')).toHaveLength(2);
  });

  test('lines may end with a bare LF, the last one with nothing', () => {
    expect(read('v=0\no=- 1 1 IN IP6 ::1\ns=x\nc=IN IP6 ::1\nt=0 0').connection).toEqual({
      family: 'IP6',
      address: '::1',
    });
  });

  test.each([
    ['', 'v=0'],
    ['o=- 1 1 IN IP4 1.1.1.1\r\n', 'v=0'],
    ['v=0\r\ns=-\r\n', 'o='],
    ['v=0\r\no=- one 1 IN IP4 1.1.1.1\r\n', 'o='],
    ['v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nm=audio x RTP/AVP 0\r\n', 'm=audio x'],
    ['v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nm=audio 65536 RTP/AVP 0\r\n', 'port'],
    ['v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nm=audio 4 RTP/AVP\r\n', 'unreadable'],
    ['v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nc=IN IP5 x\r\n', 'c=IN IP5'],
    ['v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nm =audio 4 RTP/AVP 0\r\n', 'no type=value'],
    [`v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\n${'a=x\r\n'.repeat(200)}`, '200 lines'],
    [`v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\ns=${'x'.repeat(65_536)}`, '64 KiB'],
  ])('what is no description is refused as data: %j', (text, detail) => {
    const refused = parseSdp(text);
    expect(refused).toMatchObject({ ok: false, error: { code: 'sdp/malformed' } });
    if (!refused.ok) expect(refused.error.detail).toContain(detail);
  });
});

describe('printing', () => {
  test('what is printed reads back as the same description', () => {
    const offer = read(BROWSER_OFFER);
    expect(read(printSdp(offer))).toEqual(offer);
  });

  test('a line break inside a value cannot add a line', () => {
    const offer = read(BROWSER_OFFER);
    const printed = printSdp({ ...offer, attributes: [{ name: 'tool', value: 'x\r\nm=audio 6 RTP/AVP 0' }] });
    expect(read(printed).media).toHaveLength(1);
  });
});

describe('codecs', () => {
  test('come in the order of preference, static types also without rtpmap, unknown ones not at all', () => {
    const audio = audioOf(read(BROWSER_OFFER.replace('111 8 0 101', '111 8 0 18 101')));
    expect(rtpMaps(audio)).toEqual([
      { payloadType: 111, encoding: 'opus', clockRate: 48000, channels: 2, fmtp: 'minptime=10;useinbandfec=1' },
      { payloadType: 8, encoding: 'PCMA', clockRate: 8000 },
      { payloadType: 0, encoding: 'PCMU', clockRate: 8000 },
      { payloadType: 101, encoding: 'telephone-event', clockRate: 8000 },
    ]);
  });
});

describe('direction', () => {
  test("is the section's own, else the session's, else sendrecv", () => {
    const offer = read(BROWSER_OFFER);
    const held = read(`${BROWSER_OFFER}a=sendonly\r\n`);
    const plain = read(BROWSER_OFFER.replace('a=recvonly\r\n', ''));
    expect(directionOf(offer, audioOf(offer))).toBe('recvonly');
    expect(directionOf(held, audioOf(held))).toBe('sendonly');
    expect(directionOf(plain, audioOf(plain))).toBe('sendrecv');
  });

  test('is mirrored in an answer (RFC 3264 §6.1)', () => {
    expect((['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const).map(answerDirection)).toEqual([
      'sendrecv',
      'recvonly',
      'sendonly',
      'inactive',
    ]);
  });
});
