import { expect, test } from 'vitest';
import { Headers } from './headers.ts';

test('names are found in any case and in compact or long form, and are kept as written', () => {
  const headers = new Headers([
    ['v', 'SIP/2.0/UDP a'],
    ['CALL-id', '1'],
    ['X-Own', 'y'],
  ]);
  expect([headers.get('Via'), headers.get('call-ID'), headers.get('i'), headers.get('x-own')]).toEqual([
    'SIP/2.0/UDP a',
    '1',
    '1',
    'y',
  ]);
  expect([...headers].map(([name]) => name)).toEqual(['v', 'CALL-id', 'X-Own']);
  expect(headers.has('From')).toBe(false);
});

test('lists are split outside quotes and brackets; a comma elsewhere is only a comma', () => {
  const headers = new Headers([
    ['Contact', String.raw`"a, \"b" <sip:x@h?a=1,2>, <sip:y@h>`],
    ['m', '<sip:z@h>'],
    ['Supported', 'path,, gruu ,'],
    ['Allow', ''],
    ['Subject', 'one, two'],
    ['WWW-Authenticate', 'Digest realm="a", nonce="b"'],
  ]);
  expect(headers.all('Contact')).toEqual([String.raw`"a, \"b" <sip:x@h?a=1,2>`, '<sip:y@h>', '<sip:z@h>']);
  expect(headers.all('Supported')).toEqual(['path', 'gruu']);
  expect(headers.all('Allow')).toEqual([]);
  expect(headers.all('Subject')).toEqual(['one, two']);
  expect(headers.all('WWW-Authenticate')).toHaveLength(1);
});

test('set replaces all fields of a name where the first stood; delete and prepend keep the order of the rest', () => {
  const headers = new Headers([
    ['Route', '<sip:a>'],
    ['To', 't'],
    ['Route', '<sip:b>'],
  ]);
  headers.set('Route', ['<sip:c>', '<sip:d>']).set('New', 'n').delete('To').prepend('Via', 'v');
  expect([...headers]).toEqual([
    ['Via', 'v'],
    ['Route', '<sip:c>'],
    ['Route', '<sip:d>'],
    ['New', 'n'],
  ]);
});

test('a clone goes its own way', () => {
  const headers = new Headers([['To', 't']]);
  headers.clone().set('To', 'other').add('X', 'y');
  expect([...headers]).toEqual([['To', 't']]);
});
