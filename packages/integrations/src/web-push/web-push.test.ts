import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { decryptPush } from './decrypt.ts';
import { encryptPush, isReceiver } from './encrypt.ts';
import { newVapidJwk, readVapidKey, vapidAuthorization } from './vapid.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');
const receiver = {
  p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
};

test('the example of RFC 8291, appendix A, comes out to the byte', () => {
  const made = {
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  };
  const sealed = encryptPush('When I grow up, I want to be a watermelon', receiver, made);
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('the browser reads what it was sent, and refuses what was changed on the way', () => {
  const secrets = { privateKey: bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'), auth: receiver.auth };
  const sealed = encryptPush('Zażółć gęślą jaźń', receiver);
  expect(decryptPush(sealed, secrets)).toBe('Zażółć gęślą jaźń');
  sealed[sealed.length - 20] = (sealed.at(-20) ?? 0) ^ 1;
  expect(() => decryptPush(sealed, secrets)).toThrow();
});

test('the same text is never sealed the same way twice', () => {
  expect(encryptPush('wake', receiver)).not.toEqual(encryptPush('wake', receiver));
});

test('a key that is no point of the curve, or a secret of another length, is no receiver', () => {
  expect(isReceiver(receiver)).toBe(true);
  expect(isReceiver({ ...receiver, p256dh: Buffer.alloc(65, 4) })).toBe(false);
  expect(isReceiver({ ...receiver, auth: Buffer.alloc(15) })).toBe(false);
});

test('a push service can tell by the header who sent it, for whom it is meant and until when it holds', () => {
  const key = readVapidKey(newVapidJwk());
  const now = new Date('2026-11-29T09:00:00Z');
  const endpoint = 'https://push.example:8443/abc?d=e';
  const header = vapidAuthorization({ endpoint, now, contact: 'mailto:ops@example.com' }, key);
  const [, head = '', claims = '', signature = '', k] =
    header.match(/^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/) ?? [];
  expect(k).toBe(key.publicKey);
  expect(JSON.parse(bytes(head).toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
  expect(JSON.parse(bytes(claims).toString())).toEqual({
    aud: 'https://push.example:8443',
    exp: now.getTime() / 1_000 + 43_200,
    sub: 'mailto:ops@example.com',
  });
  const publicKey = createPublicKey(key.privateKey);
  const holds = (text: string) =>
    verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature));
  expect(holds(`${head}.${claims}`)).toBe(true);
  expect(holds(`${head}.${claims}x`)).toBe(false);
});
