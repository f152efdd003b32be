import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

const message = (head: readonly string[], body = '') => [...head, '', body].join('\r\n');

test('credentials are gone, and what explains a refusal stays', () => {
  const digest =
    'Digest username="anna", realm="demo.local", nonce="secretnonce", uri="sip:demo.local", response="deadbeef", cnonce="abc", algorithm=SHA-256, qop=auth, nc=00000001, opaque="xyz"';
  const text = message(['REGISTER sip:demo.local SIP/2.0', `Authorization: ${digest}`, 'CSeq: 2 REGISTER']);
  expect(maskSecrets(text)).toBe(
    message([
      'REGISTER sip:demo.local SIP/2.0',
      'Authorization: Digest username="anna", realm="demo.local", uri="sip:demo.local", algorithm=SHA-256, qop=auth, nc=00000001, ***',
      'CSeq: 2 REGISTER',
    ]),
  );
});

test.each([
  'Authorization: Bearer eyJsecret',
  'authorization:Bearer\teyJsecret',
  'PROXY-AUTHORIZATION : Digest response="eyJsecret"',
  'Proxy-Authorization: Digest realm="x",\r\n response="eyJsecret"',
  'Proxy-Authorization: Digest realm="x", username="broken eyJsecret',
  'Authorization: Basic eyJsecret',
])('nothing of %j can be used', (field) => {
  expect(maskSecrets(message(['INVITE sip:x SIP/2.0', field, 'CSeq: 1 INVITE']))).not.toContain('eyJsecret');
});

test('keys of media are gone from SDP, the rest of it stays', () => {
  const sdp = 'v=0\r\na=ice-ufrag:ab\r\na=ice-pwd:secret\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:secret|2^20\r\n';
  expect(maskSecrets(message(['INVITE sip:x SIP/2.0'], sdp))).toBe(
    message(
      ['INVITE sip:x SIP/2.0'],
      'v=0\r\na=ice-ufrag:ab\r\na=ice-pwd:***\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:***\r\n',
    ),
  );
});

test.each(['application/dtmf-relay', 'Application/DTMF'])('what is typed on a keypad (%s) is gone', (type) => {
  const text = message(['INFO sip:x SIP/2.0', `Content-Type: ${type}`], 'Signal=7\r\nDuration=160\r\n');
  expect(maskSecrets(text)).toBe(message(['INFO sip:x SIP/2.0', `Content-Type: ${type}`], '***'));
});

test('a message without secrets is left as it is', () => {
  const text = message(['SIP/2.0 180 Ringing', 'From: <sip:a@b>;tag=1', 'WWW-Authenticate: Digest realm="a"'], 'x');
  expect(maskSecrets(text)).toBe(text);
});
