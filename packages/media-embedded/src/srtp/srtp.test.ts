import crypto from 'node:crypto';
import { expect, test } from 'vitest';
import { AesCounterMode } from './aes-counter-mode.ts';
import { AesGcm } from './aes-gcm.ts';
import { AesGcmRtcpCipher, AesGcmRtpCipher } from './cipher.ts';
import { deriveSessionKeys } from './key-derivation.ts';
import { SRTP_PROFILES, SrtpReceiver, SrtpSender, type SrtpProfile, saltLength } from './srtp-session.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
const room = (data: Uint8Array, extra: number) => {
  const packet = new Uint8Array(data.length + extra);
  packet.set(data);
  return packet;
};

test('the keystream is the one of RFC 3711 appendix B.2', () => {
  const stream = new AesCounterMode(bytes('2B7E151628AED2A6ABF7158809CF4F3C'), bytes('F0F1F2F3F4F5F6F7F8F9FAFBFCFD'));
  const keystream = new Uint8Array(0xff02 * 16);
  stream.apply(keystream, { from: 0, to: keystream.length }, 0, 0);
  expect(hex(keystream.subarray(0, 48))).toBe(
    'e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0',
  );
  expect(hex(keystream.subarray(0xfeff * 16))).toBe(
    'ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae6a2cc3787889374fbeb4c81b17ba6c44',
  );
});

test('session keys are derived as in RFC 3711 appendix B.3', () => {
  const master = {
    key: bytes('E1F97A0D3E018BE0D64FA32C06DE4139'),
    salt: bytes('0EC675AD498AFEEBB6960B3AABE6'),
  };
  const keys = deriveSessionKeys(master, 'rtp');
  expect(hex(keys.encryption)).toBe('c61e7a93744f39ee10734afe3ff7a087');
  expect(hex(keys.salt)).toBe('30cbbc08863d8c85d49db34a9ae1');
  expect(hex(keys.authentication)).toBe('cebe321f6ff7716b6fd4ab49af256a156d38baa4');
});

const RFC_7714_KEYS = {
  encryption: bytes('000102030405060708090a0b0c0d0e0f'),
  authentication: new Uint8Array(0),
  salt: bytes('517569642070726f2071756f'),
};

test('SRTP by AES-GCM is the one of RFC 7714 section 16.1', () => {
  const clear = bytes(
    '8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573',
  );
  const packet = room(clear, 16);
  const cipher = new AesGcmRtpCipher(RFC_7714_KEYS);
  const parts = { body: 12, end: clear.length };
  cipher.protect(packet, parts, 0x5501a0b2, 0xf17b);
  expect(hex(packet)).toBe(
    '8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce',
  );
  expect(cipher.unprotect(packet, parts, 0x5501a0b2, 0xf17b)).toBe(true);
  expect(hex(packet.subarray(0, clear.length))).toBe(hex(clear));
});

test('SRTCP by AES-GCM is the one of RFC 7714 section 17.1', () => {
  const clear = bytes(
    '81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef',
  );
  const packet = room(clear, 20);
  const cipher = new AesGcmRtcpCipher(RFC_7714_KEYS);
  cipher.protect(packet, { body: 8, end: clear.length }, 0x4d617273, 0x5d4);
  expect(hex(packet)).toBe(
    '81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4',
  );
});

const PROFILES = Object.entries(SRTP_PROFILES) as [string, SrtpProfile][];

function pair(profile: SrtpProfile) {
  const master = { key: crypto.randomBytes(16), salt: crypto.randomBytes(saltLength(profile)) };
  return { sender: new SrtpSender(profile, master), receiver: new SrtpReceiver(profile, master) };
}

function rtp(sequence: number, ssrc = 0x1234_5678): Uint8Array {
  const packet = new Uint8Array(172).fill(sequence & 0xff, 12);
  const view = new DataView(packet.buffer);
  view.setUint16(0, 0x8008);
  view.setUint16(2, sequence);
  view.setUint32(8, ssrc);
  return packet;
}

function protectedRtp(sender: SrtpSender, index: number): Uint8Array {
  const clear = rtp(index % 65_536);
  const packet = room(clear, 20);
  return packet.slice(0, sender.protectRtp(packet, clear.length, 0x1234_5678, index));
}

test('AES-CM with HMAC-SHA1 equals what OpenSSL computes', () => {
  const master = { key: crypto.randomBytes(16), salt: crypto.randomBytes(14) };
  const keys = deriveSessionKeys(master, 'rtp');
  const index = 65_536 + 7;
  const packet = protectedRtp(new SrtpSender(SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80, master), index);
  const iv = room(keys.salt, 2);
  [0x12, 0x34, 0x56, 0x78, 0, 0, 0, 1, 0, 7].forEach((byte, i) => (iv[4 + i] = (iv[4 + i] ?? 0) ^ byte));
  const encrypted = crypto.createCipheriv('aes-128-ctr', keys.encryption, iv).update(rtp(7).subarray(12));
  expect(hex(packet.subarray(12, 172))).toBe(hex(encrypted));
  const tag = crypto.createHmac('sha1', keys.authentication).update(packet.subarray(0, 172)).update(bytes('00000001'));
  expect(hex(packet.subarray(172))).toBe(hex(tag.digest().subarray(0, 10)));
});

test.each(PROFILES)('%s: packets survive the rollover of the sequence number, late ones included', (_, profile) => {
  const { sender, receiver } = pair(profile);
  const order = [65_534, 65_537, 65_535, 65_536, 65_538];
  const packets = order.map((index) => protectedRtp(sender, index));
  expect(packets.map((packet) => receiver.unprotectRtp(packet))).toEqual([172, 172, 172, 172, 172]);
  expect(packets.map((packet) => packet[12])).toEqual(order.map((index) => index & 0xff));
});

test.each(PROFILES)('%s: a replayed, a forged, an old and a cut packet are refused', (_, profile) => {
  const { sender, receiver } = pair(profile);
  const old = protectedRtp(sender, 1);
  const packet = protectedRtp(sender, 400);
  const replay = packet.slice();
  const forged = protectedRtp(sender, 401);
  forged[20] = (forged[20] ?? 0) ^ 1;
  expect(receiver.unprotectRtp(packet)).toBe(172);
  expect(receiver.unprotectRtp(replay)).toBe(0);
  expect(receiver.unprotectRtp(forged)).toBe(0);
  expect(receiver.unprotectRtp(old)).toBe(0);
  for (let length = 0; length < 30; length++) {
    expect(receiver.unprotectRtp(protectedRtp(sender, 402).subarray(0, length))).toBe(0);
  }
});

test.each(PROFILES)('%s: RTCP comes out as it went in, once', (_, profile) => {
  const { sender, receiver } = pair(profile);
  const clear = bytes('80c90001 00000007 81ca0002 00000007 01020303');
  const packet = room(clear, 20);
  const sealed = packet.slice(0, sender.protectRtcp(packet, clear.length));
  expect(hex(sealed)).not.toContain(hex(clear.subarray(8)));
  const replay = sealed.slice();
  const length = receiver.unprotectRtcp(sealed);
  expect(hex(sealed.subarray(0, length))).toBe(hex(clear));
  expect(receiver.unprotectRtcp(replay)).toBe(0);
});

test('a forger who invents SSRCs opens no streams', () => {
  const { receiver, sender } = pair(SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80);
  for (let ssrc = 0; ssrc < 100; ssrc++) expect(receiver.unprotectRtp(room(rtp(1, ssrc), 10))).toBe(0);
  expect(receiver.unprotectRtp(protectedRtp(sender, 5))).toBe(172);
});

test('AES-GCM equals what OpenSSL computes, whatever the length of the packet, its header and its number', () => {
  const [key, salt] = [crypto.randomBytes(16), crypto.randomBytes(12)];
  const aead = new AesGcm(key, salt);
  for (let size = 0; size < 100; size++) {
    const body = 12 + 4 * (size % 9);
    const clear = crypto.randomBytes(body + size);
    const ssrc = crypto.randomBytes(4).readUInt32BE();
    const index = crypto.randomInt(2 ** 47);
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(ssrc, 2);
    nonce.writeUIntBE(index, 6, 6);
    const openssl = crypto.createCipheriv(
      'aes-128-gcm',
      key,
      nonce.map((byte, i) => byte ^ (salt[i] ?? 0)),
    );
    openssl.setAAD(clear.subarray(0, body));
    const secret = Buffer.concat([openssl.update(clear.subarray(body)), openssl.final(), openssl.getAuthTag()]);
    const packet = room(clear, 16);
    aead.seal(packet, { body, end: clear.length }, ssrc, index);
    expect(hex(packet.subarray(0, body))).toBe(hex(clear.subarray(0, body)));
    expect(hex(packet.subarray(body))).toBe(hex(secret));
    expect(aead.open(packet, { body, end: clear.length }, ssrc, index + 1)).toBe(false);
    expect(aead.open(packet, { body, end: clear.length }, ssrc, index)).toBe(true);
    expect(hex(packet.subarray(0, clear.length))).toBe(hex(clear));
  }
});
