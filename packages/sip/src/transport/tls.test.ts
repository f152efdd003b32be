import type { PeerCertificate } from 'node:tls';
import { expect, test } from 'vitest';
import { identityProblem } from './tls.ts';

const certificate = (subjectaltname: string | undefined, CN = 'nobody.test') =>
  ({ subject: { CN }, subjectaltname }) as PeerCertificate;

test.each([
  ['a sip URI of the domain', 'carrier.test', 'URI:sip:carrier.test'],
  ['in any case', 'Carrier.TEST', 'URI:sip:CARRIER.test'],
  ['a DNS name', 'carrier.test', 'DNS:other.test, DNS:carrier.test'],
  ['an address, where it is known by one', '192.0.2.7', 'DNS:other.test, IP Address:192.0.2.7'],
  ['an IPv6 address, however written', '2001:db8::1', 'IP Address:2001:DB8:0:0:0:0:0:1'],
  ['a name behind a quoted one', 'carrier.test', 'URI:"http://a,b", DNS:carrier.test'],
])('%s proves a SIP domain (RFC 5922 §7.1)', (_, domain, names) => {
  expect(identityProblem(domain, certificate(names))).toBeUndefined();
});

test('the name of the subject counts where there are no others (RFC 5922 §7.1)', () => {
  expect(identityProblem('carrier.test', certificate(undefined, 'carrier.test'))).toBeUndefined();
  expect(identityProblem('carrier.test', certificate('DNS:other.test', 'carrier.test'))).toBeInstanceOf(Error);
});

test.each([
  ['a wildcard (RFC 5922 §7.2)', 'sip.carrier.test', 'DNS:*.carrier.test'],
  ['the end of the name', 'sip.carrier.test', 'DNS:carrier.test'],
  ['a DNS name beside a sip URI of another domain', 'carrier.test', 'URI:sip:other.test, DNS:carrier.test'],
  ['a URI with a user', 'carrier.test', 'URI:sip:anna@carrier.test'],
  ['a name put into another by a comma', 'carrier.test', 'URI:"sip:x, DNS:carrier.test"'],
  ['another address', '192.0.2.7', 'IP Address:192.0.2.8'],
  ['a DNS name that looks like the address', '192.0.2.7', 'IP Address:192.0.2.8, DNS:x'],
  ['nothing', 'carrier.test', ''],
])('%s proves nothing', (_, domain, names) => {
  expect(identityProblem(domain, certificate(names))?.message).toContain(`not for ${domain}`);
});

test('a refused wildcard is said to be one, and the names that were shown', () => {
  const problem = identityProblem('sip.carrier.test', certificate('DNS:*.carrier.test, DNS:carrier.test'));
  expect(problem?.message).toBe(
    'the certificate is not for sip.carrier.test but for DNS:*.carrier.test, DNS:carrier.test; ' +
      'a wildcard such as *.carrier.test proves no SIP domain (RFC 5922 §7.2)',
  );
  expect(identityProblem('sip.other.test', certificate('DNS:*.carrier.test'))?.message).not.toContain('wildcard');
});
