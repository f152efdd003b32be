import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { gcm, unsafe } from '@noble/ciphers/aes.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { MAX_SRTP_GROWTH, SRTP_PROFILES, SrtpSender } from '@wpm/media-embedded/wire';
import { OwnAesCm } from './srtp/own-aes-cm.ts';

/**
 * What it costs to protect one packet of 20 ms of G.711 (172 bytes) by each way open to Node. Decides ADR 0003: noble stays
 * unless it is over twice as slow as the best.
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
const own = new OwnAesCm(key, salt, authKey);
const roundKeys = unsafe.expandKeyLE(key);

const CANDIDATES: Readonly<Record<string, (index: number) => unknown>> = {
  'AES-CM: the engine (noble AES block and SHA-1)': (index) => engineCm.protectRtp(packet, SIZE, 1, index),
  'AES-CM: own AES and SHA-1': (index) => own.protect(packet, SIZE, 1, index),
  'AES-CM: noble ctr() and hmac() as they are': () => {
    unsafe.ctrCounter(roundKeys, Buffer.from(iv), payload());
    return hmac(sha1, authKey, packet.subarray(0, SIZE));
  },
  'AES-CM: node:crypto': () => {
    createCipheriv('aes-128-ctr', key, iv).update(payload());
    return createHmac('sha1', authKey).update(packet.subarray(0, SIZE)).digest();
  },
  'AES-GCM: the engine (noble gcm)': (index) => engineGcm.protectRtp(packet, SIZE, 1, index),
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
