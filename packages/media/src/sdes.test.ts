import { expect, test } from 'vitest';
import { printSdesKey, readSdesKey } from './sdes.ts';

const KEY = 'WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz';

test('the first usable line of RFC 4568 section 9.1 is taken, its lifetime is no obstacle', () => {
  const key = readSdesKey([
    `1 AES_CM_128_HMAC_SHA1_32 inline:${KEY}|2^20|1:4`,
    `2 AES_CM_128_HMAC_SHA1_80 inline:${KEY}|2^31`,
  ]);
  expect(key).toEqual({ tag: 2, suite: 'AES_CM_128_HMAC_SHA1_80', inline: KEY });
  expect(key && printSdesKey(key)).toBe(`2 AES_CM_128_HMAC_SHA1_80 inline:${KEY}`);
});

test.each([
  ['a master key index', `1 AES_CM_128_HMAC_SHA1_80 inline:${KEY}|2^20|1:4`],
  ['two keys', `1 AES_CM_128_HMAC_SHA1_80 inline:${KEY}|2^20;inline:${KEY}|2^20`],
  ['unencrypted RTP', `1 AES_CM_128_HMAC_SHA1_80 inline:${KEY} UNENCRYPTED_SRTP`],
  ['a key too short', `1 AES_CM_128_HMAC_SHA1_80 inline:${KEY.slice(4)}`],
  ['a key as long as the other suite’s', `1 AEAD_AES_128_GCM inline:${KEY}`],
])('a line with %s is passed over', (_, line) => {
  expect(readSdesKey([line])).toBeUndefined();
});
