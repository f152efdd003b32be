import { encryptBlock, encrypted, expandKey } from './aes-block.ts';

/** Counter block of the packet at hand; the engine has one thread. */
const counter = new Int32Array(4);

/** AES-CM of RFC 3711 §4.1.1: one key, a keystream per packet, XORed in place. */
export class AesCounterMode {
  readonly #roundKeys: Int32Array;
  /** k_s · 2^16, as four words. */
  readonly #salt = new Int32Array(4);

  /** @param salt 14 bytes */
  constructor(key: Uint8Array, salt: Uint8Array) {
    this.#roundKeys = expandKey(key);
    const padded = new DataView(new ArrayBuffer(16));
    salt.forEach((byte, i) => padded.setUint8(i, byte));
    for (let i = 0; i < 4; i++) this.#salt[i] = padded.getInt32(4 * i);
  }

  /**
   * Encrypts or decrypts `packet[from…to)` in place.
   * @param index 48-bit packet index of SRTP, or the 31-bit one of SRTCP
   */
  apply(packet: Uint8Array, range: { from: number; to: number }, ssrc: number, index: number): void {
    // IV = (k_s · 2^16) XOR (SSRC · 2^64) XOR (index · 2^16); the block counter is its lowest 16 bits.
    counter[0] = this.#salt[0] ?? 0;
    counter[1] = (this.#salt[1] ?? 0) ^ ssrc;
    counter[2] = (this.#salt[2] ?? 0) ^ Math.floor(index / 65_536);
    counter[3] = (this.#salt[3] ?? 0) ^ ((index % 65_536) << 16);
    for (let at = range.from; at < range.to; at += 16) {
      encryptBlock(this.#roundKeys, counter);
      const end = Math.min(16, range.to - at);
      for (let i = 0; i < end; i++) {
        packet[at + i] = (packet[at + i] ?? 0) ^ ((encrypted[i >> 2] ?? 0) >>> (24 - 8 * (i & 3)));
      }
      counter[3] += 1;
    }
  }
}
