import { AesCounterMode } from './aes-counter-mode.ts';
import { AesGcm, GCM_TAG } from './aes-gcm.ts';
import { HmacSha1 } from './hmac-sha1.ts';
import type { SessionKeys } from './key-derivation.ts';

/** Where the parts of a packet lie: `[0…body)` clear, `[body…end)` secret. */
export interface Parts {
  readonly body: number;
  readonly end: number;
}

/** One direction of packet protection. It works in place: a packet needs `tagLength` bytes of room behind its end. */
export interface PacketCipher {
  readonly tagLength: number;
  /** Encrypts the body and writes the tag at `end`. */
  protect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): void;
  /** Checks the tag at `end`, then decrypts the body. False: forged or damaged, and the packet must not be used. */
  unprotect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): boolean;
}

/** HMAC-SHA1 cut to 80 bits (RFC 3711 §4.2.1). */
const HMAC_TAG = 10;

/** AES_CM_128_HMAC_SHA1_80 for SRTP. */
export class AesCmRtpCipher implements PacketCipher {
  readonly tagLength = HMAC_TAG;
  readonly #stream: AesCounterMode;
  readonly #mac: HmacSha1;

  constructor(keys: SessionKeys) {
    this.#stream = new AesCounterMode(keys.encryption, keys.salt);
    this.#mac = new HmacSha1(keys.authentication);
  }

  protect(packet: Uint8Array, { body, end }: Parts, ssrc: number, index: number): void {
    this.#stream.apply(packet, { from: body, to: end }, ssrc, index);
    writeTag(this.#digest(packet, end, index), packet, end);
  }

  unprotect(packet: Uint8Array, { body, end }: Parts, ssrc: number, index: number): boolean {
    if (!hasTag(this.#digest(packet, end, index), packet, end)) return false;
    this.#stream.apply(packet, { from: body, to: end }, ssrc, index);
    return true;
  }

  /** RFC 3711 §4.2: over the packet and the rollover counter. */
  #digest(packet: Uint8Array, end: number, index: number): Int32Array {
    return this.#mac.compute(packet, end, Math.floor(index / 65_536));
  }
}

/** AES_CM_128_HMAC_SHA1_80 for SRTCP (RFC 3711 §3.4): the trailing E flag and index belong to what is authenticated. */
export class AesCmRtcpCipher implements PacketCipher {
  readonly tagLength = 4 + HMAC_TAG;
  readonly #stream: AesCounterMode;
  readonly #mac: HmacSha1;

  constructor(keys: SessionKeys) {
    this.#stream = new AesCounterMode(keys.encryption, keys.salt);
    this.#mac = new HmacSha1(keys.authentication);
  }

  protect(packet: Uint8Array, { body, end }: Parts, ssrc: number, index: number): void {
    this.#stream.apply(packet, { from: body, to: end }, ssrc, index);
    writeWord(packet, end, (0x8000_0000 | index) >>> 0);
    writeTag(this.#mac.compute(packet, end + 4), packet, end + 4);
  }

  unprotect(packet: Uint8Array, { body, end }: Parts, ssrc: number, index: number): boolean {
    if (!hasTag(this.#mac.compute(packet, end + 4), packet, end + 4)) return false;
    const encrypted = ((packet[end] ?? 0) & 0x80) !== 0;
    if (encrypted) this.#stream.apply(packet, { from: body, to: end }, ssrc, index);
    return true;
  }
}

/** AEAD_AES_128_GCM for SRTP (RFC 7714 §8): the header is associated data. */
export class AesGcmRtpCipher implements PacketCipher {
  readonly tagLength = GCM_TAG;
  readonly #aead: AesGcm;

  constructor(keys: SessionKeys) {
    this.#aead = new AesGcm(keys.encryption, keys.salt);
  }

  protect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): void {
    this.#aead.seal(packet, parts, ssrc, index);
  }

  unprotect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): boolean {
    return this.#aead.open(packet, parts, ssrc, index);
  }
}

/** AEAD_AES_128_GCM for SRTCP (RFC 7714 §9): tag before the E flag and index, which are associated data too. */
export class AesGcmRtcpCipher implements PacketCipher {
  readonly tagLength = GCM_TAG + 4;
  readonly #aead: AesGcm;

  constructor(keys: SessionKeys) {
    this.#aead = new AesGcm(keys.encryption, keys.salt);
  }

  protect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): void {
    const trailer = (0x8000_0000 | index) >>> 0;
    writeWord(packet, parts.end + GCM_TAG, trailer);
    this.#aead.seal(packet, { ...parts, trailer }, ssrc, index);
  }

  unprotect(packet: Uint8Array, parts: Parts, ssrc: number, index: number): boolean {
    // RFC 7714 §9.3 allows an unencrypted but authenticated form; no browser sends it, and it is not accepted.
    if (((packet[parts.end + GCM_TAG] ?? 0) & 0x80) === 0) return false;
    return this.#aead.open(packet, { ...parts, trailer: (0x8000_0000 | index) >>> 0 }, ssrc, index);
  }
}

const byteOf = (digest: Int32Array, i: number): number => ((digest[i >> 2] ?? 0) >>> (24 - 8 * (i & 3))) & 0xff;

function writeTag(digest: Int32Array, packet: Uint8Array, at: number): void {
  for (let i = 0; i < HMAC_TAG; i++) packet[at + i] = byteOf(digest, i);
}

/** Compares all of it whatever differs, so that the time it takes tells nothing. */
function hasTag(digest: Int32Array, packet: Uint8Array, at: number): boolean {
  let difference = 0;
  for (let i = 0; i < HMAC_TAG; i++) difference |= byteOf(digest, i) ^ (packet[at + i] ?? 0);
  return difference === 0;
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = word >>> (24 - 8 * i);
}
