import { expect, test } from 'vitest';
import { reply } from '../build.ts';
import { parseMessage } from '../parse-message.ts';
import { printMessage } from '../print-message.ts';
import type { SipRequest } from '../message.ts';
import { identitiesOf } from './asserted-identity.ts';
import { allowedEventsOf } from './event.ts';
import { optionTagsOf, requires, supports } from './option-tags.ts';
import { privacyOf } from './privacy.ts';
import { reasonsOf } from './reason.ts';
import { routeOf } from './route.ts';
import { warningsOf } from './warning.ts';

/** A request with these header fields beside what every request has. */
function withFields(...fields: string[]): SipRequest {
  const mandatory = ['Via: SIP/2.0/UDP h;branch=z9hG4bK1', 'From: <sip:a@h>;tag=1', 'To: <sip:b@h>', 'Call-ID: c'];
  const text = ['INVITE sip:b@h SIP/2.0', ...mandatory, 'CSeq: 1 INVITE', ...fields, '', ''].join('\r\n');
  const parsed = parseMessage(text);
  if (!parsed.ok || parsed.value.kind !== 'request') throw new Error(text);
  return parsed.value;
}

test('option tags are read from all their fields, without case; an extension is supported also by being required', () => {
  const request = withFields('Supported: Timer, 100rel', 'k: replaces', 'Require: path,,(x)', 'Unsupported: gruu');
  expect(optionTagsOf(request, 'Supported')).toEqual(['timer', '100rel', 'replaces']);
  expect(optionTagsOf(request, 'Require')).toEqual(['path']);
  expect(optionTagsOf(request, 'Unsupported')).toEqual(['gruu']);
  expect(optionTagsOf(request, 'Proxy-Require')).toEqual([]);
  expect(['timer', 'path', 'gruu'].map((tag) => [supports(request, tag), requires(request, tag)])).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ]);
});

test.each([
  ['id', ['id']],
  ['Header; user;critical', ['header', 'user', 'critical']],
  ['id, history', ['id', 'history']],
  ['none', ['none']],
  ['', []],
])('Privacy: %s (RFC 3323 §4.2)', (value, privacy) => {
  expect([...privacyOf(withFields(`Privacy: ${value}`))]).toEqual(privacy);
});

test('asserted identities: one sip and one tel URI are taken, more and unreadable ones are not (RFC 3325 §9.1)', () => {
  const request = withFields(
    'P-Asserted-Identity: "Cullen, J" <sip:fluffy@cisco.com>, tel:+14085264000',
    'P-Asserted-Identity: <sip:second@h>, <http://h>, nobody',
    'P-Preferred-Identity: <sips:me@h>',
  );
  const asserted = identitiesOf(request, 'P-Asserted-Identity');
  expect(asserted.map(({ scheme, user, address }) => [scheme, user, address.displayName])).toEqual([
    ['sip', 'fluffy', 'Cullen, J'],
    ['tel', '+14085264000', undefined],
  ]);
  expect(identitiesOf(request, 'P-Preferred-Identity')).toMatchObject([{ scheme: 'sips', user: 'me' }]);
  expect(identitiesOf(withFields(), 'P-Asserted-Identity')).toEqual([]);
});

test('a way is read whole or not at all (RFC 3327, RFC 3608)', () => {
  const request = withFields(
    'Path: <sip:p1;lr>, <sip:p2;lr;ob>',
    'Path: <sip:p3;lr>',
    'Service-Route: <sip:s1>, nowhere',
  );
  expect(routeOf(request, 'Path')?.map(({ uri }) => uri)).toEqual(['sip:p1;lr', 'sip:p2;lr;ob', 'sip:p3;lr']);
  expect([routeOf(request, 'Service-Route'), routeOf(request, 'Route')]).toEqual([undefined, []]);
});

test('of reasons, warnings and events what can be read is read', () => {
  const request = withFields(
    'Reason: SIP;cause=486;text="Busy, here", Q.850;cause=17, ;;',
    'Warning: 399 h "one, two", nonsense',
    'u: reg, dialog, a b',
  );
  expect(reasonsOf(request)).toEqual([
    { protocol: 'SIP', cause: 486, text: 'Busy, here' },
    { protocol: 'Q.850', cause: 17 },
  ]);
  expect(warningsOf(request)).toEqual([{ code: 399, agent: 'h', text: 'one, two' }]);
  expect(allowedEventsOf(request)).toEqual(['reg', 'dialog']);
});

test('Identity passes through untouched, and is in no reply (RFC 8224)', () => {
  const identity = 'Identity: eyJ.eyJ.x-_9;info=<https://cert.example.org/passport.cer>;alg=ES256;ppt=shaken';
  const request = withFields(identity);
  expect(printMessage(request).split('\r\n')).toContain(identity);
  expect(reply(request, 200).headers.has('Identity')).toBe(false);
});
