import { expect, test } from 'vitest';
import { makeRequest } from './build.ts';
import { asSips, wantsSipsContact } from './sips.ts';

test.each([
  ['sip:600@carrier.test', 'sips:600@carrier.test'],
  ['sip:600@carrier.test:5061;transport=tls;user=phone', 'sips:600@carrier.test:5061;user=phone'],
  ['sip:600@carrier.test;transport=tcp', 'sips:600@carrier.test;transport=tcp'],
  ['sips:600@carrier.test', 'sips:600@carrier.test'],
  ['tel:+48600100200', 'tel:+48600100200'],
])('%s over TLS on every hop is %s', (plain, secure) => {
  expect(asSips(plain)).toBe(secure);
});

const party = { uri: 'sip:a@h', params: { tag: 'f' } };
const invite = (uri: string, ...headers: readonly (readonly [string, string])[]) =>
  makeRequest({ method: 'INVITE', uri, from: party, to: { uri, params: {} }, callId: 'c', cseq: 1, headers });

test.each([
  ['its Request-URI', true, invite('sips:600@h', ['Contact', '<sip:a@there>'])],
  ['its Contact', true, invite('sip:600@h', ['Contact', '<sips:a@there>'])],
  ['the nearest proxy', true, invite('sip:600@h', ['Record-Route', '<sips:proxy;lr>'], ['Contact', '<sip:a@there>'])],
  ['only a Contact behind a proxy', false, invite('sip:600@h', ['Record-Route', '<sip:p>'], ['Contact', '<sips:a@t>'])],
  ['nothing', false, invite('sip:600@h', ['Contact', '<sip:a@there>'])],
])('a request of which %s is a sips URI: our Contact is one, %s', (_, wanted, request) => {
  expect(wantsSipsContact(request)).toBe(wanted);
});
