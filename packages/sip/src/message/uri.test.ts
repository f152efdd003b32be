import { describe, expect, test } from 'vitest';
import { type SipUri, parseUri, printUri, sameUri, userOf } from './uri.ts';

function read(text: string): SipUri {
  const parsed = parseUri(text);
  if (!parsed.ok) throw new Error(`${parsed.error.code} ${parsed.error.detail}`);
  return parsed.value;
}

describe('reading', () => {
  test.each<[string, SipUri]>([
    ['sip:example.com', { scheme: 'sip', host: 'example.com', params: {} }],
    [
      'SIPS:anna:secret@example.com:5061',
      { scheme: 'sips', user: 'anna', password: 'secret', host: 'example.com', port: 5061, params: {} },
    ],
    [
      'sip:[2001:db8::9:1]:5070;transport=TCP;lr',
      { scheme: 'sip', host: '[2001:db8::9:1]', port: 5070, params: { transport: 'TCP', lr: true } },
    ],
    ['sip:%2348%2a@h', { scheme: 'sip', user: '#48*', host: 'h', params: {} }],
    ['sip:*72#@h', { scheme: 'sip', user: '*72#', host: 'h', params: {} }],
    [
      'sip:sips%3Auser%40example.com@example.net',
      { scheme: 'sip', user: 'sips:user@example.com', host: 'example.net', params: {} },
    ],
    [
      'sip:user;par=u%40example.net@example.com',
      { scheme: 'sip', user: 'user;par=u@example.net', host: 'example.com', params: {} },
    ],
    ['sip:null-%00-null@example.com', { scheme: 'sip', user: 'null-\0-null', host: 'example.com', params: {} }],
    ['sip:h;%6C%72;n%61me=v%61lue%25%34%31', { scheme: 'sip', host: 'h', params: { lr: true, name: 'value%41' } }],
    [
      'sip:carol@chicago.com?Subject=next%20meeting',
      { scheme: 'sip', user: 'carol', host: 'chicago.com', params: {}, headers: 'Subject=next%20meeting' },
    ],
    [
      'tel:+48-22-123;phone-context=x',
      { scheme: 'tel', user: '+48-22-123', host: '', params: { 'phone-context': 'x' } },
    ],
  ])('%s', (text, uri) => {
    expect(read(text)).toEqual(uri);
  });

  test.each([
    '',
    'sip:',
    'sip:@h',
    'sip:a@b@c',
    'sip:a b@c',
    'sip:h:0',
    'sip:h:65536',
    'sip:h:x',
    'sip:%zz@h',
    'sip:%ff@h',
    '<sip:h>',
    'sip:h;',
    'sip:h; lr',
    'sip:[::1',
    'tel:',
    'tel:xyz',
    'anna',
  ])('refuses %j', (text) => {
    expect(parseUri(text)).toMatchObject({ ok: false, error: { code: 'uri/malformed' } });
  });

  test('a URI of another scheme is told from what is no URI', () => {
    expect(parseUri('soap.beep://192.0.2.103:3002')).toMatchObject({
      ok: false,
      error: { code: 'uri/unknown-scheme' },
    });
  });

  test('the user of a text is decoded, and undefined where there is none', () => {
    expect([userOf('sip:%2B48@h'), userOf('sip:h'), userOf('nonsense')]).toEqual(['+48', undefined, undefined]);
  });
});

describe('printing', () => {
  test('escapes what would leave its part, and leaves the rest readable', () => {
    const uri = { scheme: 'sip', user: '#31#+48 x@y\r\nVia: z', host: 'h', params: { a: 'b;c=d', lr: true } } as const;
    expect(printUri(uri)).toBe('sip:%2331%23+48%20x%40y%0D%0AVia%3A%20z@h;a=b%3Bc%3Dd;lr');
    expect(read(printUri(uri))).toEqual(uri);
  });

  test('half a surrogate pair is no reason to fail', () => {
    expect(printUri({ scheme: 'sip', user: '\uD800', host: 'h', params: {} })).toBe('sip:%EF%BF%BD@h');
  });
});

describe('comparing, by the examples of RFC 3261 §19.1.4', () => {
  test.each([
    ['sip:%61lice@atlanta.com;transport=TCP', 'sip:alice@AtlanTa.CoM;Transport=tcp'],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com;newparam=5'],
    ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;newparam=5'],
    [
      'sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com',
      'sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com',
    ],
    [
      'sip:alice@atlanta.com?subject=project%20x&priority=urgent',
      'sip:alice@atlanta.com?priority=urgent&subject=project%20x',
    ],
  ])('%s is %s', (a, b) => {
    expect([sameUri(read(a), read(b)), sameUri(read(b), read(a))]).toEqual([true, true]);
  });

  test.each([
    ['sip:ALICE@AtLanTa.CoM;Transport=udp', 'sip:alice@AtLanTa.CoM;Transport=UDP'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:5060'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com;transport=udp'],
    ['sip:bob@biloxi.com', 'sip:bob@biloxi.com:6000;transport=tcp'],
    ['sip:carol@chicago.com', 'sip:carol@chicago.com?Subject=next%20meeting'],
    ['sip:bob@phone21.boxesbybob.com', 'sip:bob@192.0.2.4'],
    ['sip:carol@chicago.com;security=on', 'sip:carol@chicago.com;security=off'],
    ['sip:bob@biloxi.com', 'sips:bob@biloxi.com'],
  ])('%s is not %s', (a, b) => {
    expect([sameUri(read(a), read(b)), sameUri(read(b), read(a))]).toEqual([false, false]);
  });
});
