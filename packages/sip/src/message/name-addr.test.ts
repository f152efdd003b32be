import { describe, expect, test } from 'vitest';
import { type NameAddr, parseNameAddr, printNameAddr, tagOf } from './name-addr.ts';
import { parseVia, printVia, salvageVia } from './via.ts';

function read(text: string): NameAddr {
  const parsed = parseNameAddr(text);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

describe('name-addr', () => {
  test.each<[string, NameAddr]>([
    ['sip:a@h;tag=1', { uri: 'sip:a@h', params: { tag: '1' } }],
    ['<sip:a@h;lr>;TAG=1', { uri: 'sip:a@h;lr', params: { tag: '1' } }],
    ['Anna <sip:a@h>', { displayName: 'Anna', uri: 'sip:a@h', params: {} }],
    ['caller<sip:a@h>;tag=323', { displayName: 'caller', uri: 'sip:a@h', params: { tag: '323' } }],
    ['Zażółć gęślą <sip:a@h>', { displayName: 'Zażółć gęślą', uri: 'sip:a@h', params: {} }],
    [
      String.raw`"J \"R\" \\ <x>, y" <sip:a@h> ; tag = 98`,
      { displayName: String.raw`J "R" \ <x>, y`, uri: 'sip:a@h', params: { tag: '98' } },
    ],
    [
      '<sip:a@h>;+sip.instance="<urn:uuid:1>";reg-id=1',
      { uri: 'sip:a@h', params: { '+sip.instance': '<urn:uuid:1>', 'reg-id': '1' } },
    ],
    ['sip:a@h;flag', { uri: 'sip:a@h', params: { flag: true } }],
  ])('%s', (text, nameAddr) => {
    expect(read(text)).toEqual(nameAddr);
    expect(read(printNameAddr(nameAddr))).toEqual(nameAddr);
  });

  test.each([
    '',
    '*',
    'Bell, Alexander <sip:a@h>',
    '"open <sip:a@h>',
    '< sip:a@h >',
    'sip:a@h?Route=x',
    '<sip:a@h>;;',
    '<sip:a@h> x',
    '<sip:a@h',
  ])('refuses %j', (text) => {
    expect(parseNameAddr(text)).toMatchObject({ ok: false, error: { code: 'name-addr/malformed' } });
  });

  test('a tag is found whatever the case of its name, and a flag is no tag', () => {
    expect([tagOf(read('<sip:a@h>;Tag=X')), tagOf(read('<sip:a@h>;tag')), tagOf(read('<sip:a@h;tag=1>'))]).toEqual([
      'X',
      undefined,
      undefined,
    ]);
  });

  test('no part can leave its place when printed', () => {
    const hostile = { displayName: '"<sip:x>', uri: 'sip:a@h>;tag=2 <', params: { x: '1;tag=3' } };
    expect(read(printNameAddr(hostile))).toEqual({ ...hostile, uri: 'sip:a@h%3E;tag=2%20%3C' });
  });
});

describe('via', () => {
  test('white space is allowed around every separator', () => {
    const via = parseVia('SIP  / 2.0  / TCP     spindle.example.com :  5070 ; branch  =   z9hG4bK9ikj8 ;rport');
    expect(via).toEqual({
      ok: true,
      value: {
        transport: 'TCP',
        host: 'spindle.example.com',
        port: 5070,
        params: { branch: 'z9hG4bK9ikj8', rport: true },
      },
    });
  });

  test('is printed as it is read, IPv6 references and received addresses included', () => {
    const text = 'SIP/2.0/UDP [2001:db8::9:255]:5060;branch=z9hG4bKas3;received=2001:db8::1';
    const via = parseVia(text);
    expect(via.ok && printVia(via.value)).toBe(text);
  });

  test.each(['', 'SIP/2.0/UDP', 'SIP/2.0/UDP h:port', 'SIP/2.0/UDP h;;', 'UDP h', 'SIP/2.0/UDP a b;branch=1'])(
    'refuses %j',
    (text) => {
      expect(parseVia(text)).toMatchObject({ ok: false, error: { code: 'via/malformed' } });
    },
  );
});

describe('a Via that cannot be read whole', () => {
  test.each([
    [
      'SIP/2.0/UDP h:5070;;branch=z9hG4bK1;rport;x y',
      { transport: 'UDP', host: 'h', port: 5070, params: { branch: 'z9hG4bK1', rport: true } },
    ],
    ['SIP/2.0/UDP 192.0.2.15;;', { transport: 'UDP', host: '192.0.2.15', params: {} }],
    ['SIP/2.0/UDP h;branch=z9hG4bK1;x=y', { transport: 'UDP', host: 'h', params: { branch: 'z9hG4bK1', x: 'y' } }],
    ['nonsense', undefined],
  ])('still says whom to answer: %s', (text, via) => {
    expect(salvageVia(text)).toEqual(via);
  });
});
