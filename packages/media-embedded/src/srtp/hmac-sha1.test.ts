import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { HmacSha1 } from './hmac-sha1.ts';

const hexOf = (digest: Int32Array): string => {
  const bytes = Buffer.alloc(20);
  digest.forEach((word, i) => bytes.writeInt32BE(word, 4 * i));
  return bytes.toString('hex');
};

test('the digests are those of RFC 2202 section 3', () => {
  const hiThere = Buffer.from('Hi There');
  expect(hexOf(new HmacSha1(Buffer.alloc(20, 0x0b)).compute(hiThere, 8))).toBe(
    'b617318655057264e28bc0b6fb378c8ef146be00',
  );
  const question = Buffer.from('what do ya want for nothing?');
  expect(hexOf(new HmacSha1(Buffer.from('Jefe')).compute(question, question.length))).toBe(
    'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  );
});

test('messages of every length up to five blocks, with and without a suffix, have the digest OpenSSL gives', () => {
  const key = randomBytes(20);
  const mac = new HmacSha1(key);
  for (let length = 0; length <= 320; length++) {
    const message = randomBytes(length);
    const expected = (...parts: Buffer[]) => createHmac('sha1', key).update(Buffer.concat(parts)).digest('hex');
    expect(hexOf(mac.compute(message, length))).toBe(expected(message));
    expect(hexOf(mac.compute(message, length, 0x89ab_cdef))).toBe(expected(message, Buffer.from('89abcdef', 'hex')));
  }
});

test('a key longer than a block is a fault', () => {
  expect(() => new HmacSha1(Buffer.alloc(65))).toThrow(RangeError);
});
