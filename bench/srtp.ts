import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { gcm, unsafe } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { MAX_SRTP_GROWTH, SRTP_PROFILES, SrtpSender } from '@wpm/media-embedded/wire';

/**
 * What it costs to protect one packet of 20 ms of G.711 (172 bytes) by each way open to Node (ADR 0003). noble's AES looks
 * best alone; `npm run bench -- media` shows what its tables cost between other work.
 */
const WARM_UP = 20_000;
const ROUNDS = 5;
const PACKETS = 20_000;
const SIZE = 172;

const [key, salt, authKey] = [randomBytes(16), randomBytes(14), randomBytes(20)];
const packet = Buffer.alloc(SIZE + MAX_SRTP_GROWTH);
randomBytes(SIZE).copy(packet);
packet[0] = 0x80;
const payload = () => packet.subarray(12, SIZE);
const iv = Buffer.alloc(16);
const nonce = iv.subarray(0, 12);

const engineCm = new SrtpSender(SRTP_PROFILES.AES_CM_128_HMAC_SHA1_80, { key, salt });
const engineGcm = new SrtpSender(SRTP_PROFILES.AEAD_AES_128_GCM, { key, salt: salt.subarray(0, 12) });
const mac = hmac.create(sha1, authKey);
const work = mac.clone();
const tag = new Uint8Array(20);
const roundKeys = unsafe.expandKeyLE(key);

const CANDIDATES: Readonly<Record<string, (index: number) => unknown>> = {
  'AES-CM: the engine (own AES block and HMAC-SHA1)': (index) => engineCm.protectRtp(packet, SIZE, 1, index),
  'AES-CM: noble AES block and HMAC-SHA1': (index) => {
    for (let at = 12, block = 0; at < SIZE; at += 16, block++) {
      const { s0, s1, s2, s3 } = unsafe.encrypt(roundKeys, 1, 2, index, block);
      [s0, s1, s2, s3].forEach((word, i) => packet.writeInt32LE(packet.readInt32LE(at + 4 * i) ^ word, at + 4 * i));
    }
    mac._cloneInto(work);
    work.update(packet.subarray(0, SIZE));
    work.digestInto(tag);
  },
  'AES-CM: noble ctr() and hmac() as they are': () => {
    unsafe.ctrCounter(roundKeys, Buffer.from(iv), payload());
    return hmac(sha1, authKey, packet.subarray(0, SIZE));
  },
  'AES-CM: node:crypto': () => {
    createCipheriv('aes-128-ctr', key, iv).update(payload());
    return createHmac('sha1', authKey).update(packet.subarray(0, SIZE)).digest();
  },
  'AES-GCM: the engine (own AES block and GHASH)': (index) => engineGcm.protectRtp(packet, SIZE, 1, index),
  'AES-GCM: noble gcm() without copies': () => gcm(key, nonce, packet.subarray(0, 12)).encrypt(payload()),
  'AES-GCM: node:crypto': () => {
    const cipher = createCipheriv('aes-128-gcm', key, nonce);
    cipher.setAAD(packet.subarray(0, 12));
    cipher.update(payload());
    cipher.final();
    return cipher.getAuthTag();
  },
};

/** CPU time, the best of five rounds: what else runs on the machine is to disturb as little as can be. */
function microsecondsPerPacket(protect: (index: number) => unknown): number {
  for (let i = 0; i < WARM_UP; i++) protect(i);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const before = process.cpuUsage();
    for (let i = 0; i < PACKETS; i++) protect(WARM_UP + round * PACKETS + i);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / PACKETS;
  });
  return Math.min(...rounds);
}

const figures: Record<string, number> = {};
for (const [name, protect] of Object.entries(CANDIDATES)) {
  figures[name] = Number(microsecondsPerPacket(protect).toFixed(2));
  process.stdout.write(`${name.padEnd(50)} ${figures[name].toFixed(2).padStart(7)} µs\n`);
}
process.stdout.write(`${JSON.stringify({ bench: 'srtp', packetBytes: SIZE, microsecondsPerPacket: figures })}\n`);
