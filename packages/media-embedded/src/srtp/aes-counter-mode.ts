import { unsafe } from '@noble/ciphers/aes.js';

/** Words of a counter block in host order, filled by the caller before each packet. */
const counterBlock = new Uint8Array(16);
const counterWords = new Uint32Array(counterBlock.buffer);

/**
 * AES-CM of RFC 3711 §4.1.1: one key, a keystream per packet, XORed in place. The block function is noble's; its own CTR
 * costs four times as much on 160 bytes because it walks byte by byte and allocates (docs/adr/0003).
 */
export class AesCounterMode {
  readonly #roundKeys: Uint32Array;
  readonly #salt: Uint8Array;

  /** @param salt 14 bytes */
  constructor(key: Uint8Array, salt: Uint8Array) {
    this.#roundKeys = unsafe.expandKeyLE(key);
    this.#salt = salt;
  }

  /**
   * Encrypts or decrypts `packet[from…to)` in place.
   * @param index 48-bit packet index of SRTP, or the 31-bit one of SRTCP
   */
  apply(packet: Uint8Array, range: { from: number; to: number }, ssrc: number, index: number): void {
    this.#prepareCounter(ssrc, index);
    const [c0, c1, c2] = [counterWords[0] ?? 0, counterWords[1] ?? 0, counterWords[2] ?? 0];
    const last = counterWords[3] ?? 0;
    for (let at = range.from, block = 0; at < range.to; at += 16, block++) {
      // The counter is the last 16 bits, big-endian; a packet never has 65,536 blocks.
      const c3 = last ^ (((block & 0xff) << 24) | ((block & 0xff00) << 8));
      const { s0, s1, s2, s3 } = unsafe.encrypt(this.#roundKeys, c0, c1, c2, c3);
      if (range.to - at >= 16) {
        xorWord(packet, at, s0);
        xorWord(packet, at + 4, s1);
        xorWord(packet, at + 8, s2);
        xorWord(packet, at + 12, s3);
      } else {
        const words = [s0, s1, s2, s3];
        for (let i = 0; at + i < range.to; i++) xorByte(packet, at + i, (words[i >> 2] ?? 0) >>> (8 * (i & 3)));
      }
    }
  }

  /** IV = (salt · 2^16) XOR (SSRC · 2^64) XOR (index · 2^16). */
  #prepareCounter(ssrc: number, index: number): void {
    counterBlock.fill(0);
    counterBlock.set(this.#salt);
    const roc = Math.floor(index / 65_536);
    for (let i = 0; i < 4; i++) {
      xorByte(counterBlock, 4 + i, ssrc >>> (24 - 8 * i));
      xorByte(counterBlock, 8 + i, roc >>> (24 - 8 * i));
    }
    xorByte(counterBlock, 12, (index % 65_536) >>> 8);
    xorByte(counterBlock, 13, index % 256);
  }
}

function xorByte(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (value & 0xff);
}

/** `word` holds four keystream bytes, the first in its lowest bits. */
function xorWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ (word & 0xff);
  bytes[at + 1] = (bytes[at + 1] ?? 0) ^ ((word >>> 8) & 0xff);
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ ((word >>> 16) & 0xff);
  bytes[at + 3] = (bytes[at + 3] ?? 0) ^ (word >>> 24);
}
