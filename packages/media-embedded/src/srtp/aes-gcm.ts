import { encryptBlock, encrypted, expandKey } from './aes-block.ts';
import { Ghash } from './ghash.ts';

/** Bytes of the tag. */
export const GCM_TAG = 16;

/** Where the parts of a packet lie: `[0…body)` clear, `[body…end)` secret, the tag at `end`. */
type GcmParts = {
  readonly body: number;
  readonly end: number;
  /** Four bytes that are authenticated as if they followed the header, which then has eight. */
  readonly trailer?: number;
};

/** Scratch of the packet at hand; a thread protects one at a time. */
const counter = new Int32Array(4);
const tag = new Int32Array(4);

const wordOf = (bytes: Uint8Array, i: number): number =>
  ((bytes[i] ?? 0) << 24) | ((bytes[i + 1] ?? 0) << 16) | ((bytes[i + 2] ?? 0) << 8) | (bytes[i + 3] ?? 0);
const at = (words: Int32Array, i: number): number => words[i] ?? 0;

/** AEAD_AES_128_GCM as SRTP uses it (RFC 7714 §8.1, §9.1; NIST SP 800-38D): one key, in place, without garbage. */
export class AesGcm {
  readonly #roundKeys: Int32Array;
  readonly #hash: Ghash;
  readonly #salt: readonly [number, number, number];

  /**
   * @param key 16 bytes
   * @param salt 12 bytes
   */
  constructor(key: Uint8Array, salt: Uint8Array) {
    this.#roundKeys = expandKey(key);
    encryptBlock(this.#roundKeys, new Int32Array(4));
    this.#hash = new Ghash(encrypted.slice());
    this.#salt = [wordOf(salt, 0), wordOf(salt, 4), wordOf(salt, 8)];
  }

  /**
   * Encrypts the body and writes the tag behind it.
   * @param index SRTP's of 48 bits or SRTCP's of 31; never the same twice
   */
  seal(packet: Uint8Array, parts: GcmParts, ssrc: number, index: number): void {
    this.#begin(ssrc, index);
    this.#stream(packet, parts);
    this.#authenticate(packet, parts);
    for (let i = 0; i < GCM_TAG; i++) packet[parts.end + i] = byteOf(tag, i);
  }

  /** Checks the tag and decrypts the body; false where the tag is wrong, and the packet then is as it came. */
  open(packet: Uint8Array, parts: GcmParts, ssrc: number, index: number): boolean {
    this.#begin(ssrc, index);
    this.#authenticate(packet, parts);
    // All of it whatever differs, so that the time it takes tells nothing.
    let difference = 0;
    for (let i = 0; i < GCM_TAG; i++) difference |= byteOf(tag, i) ^ (packet[parts.end + i] ?? 0);
    if (difference !== 0) return false;
    this.#stream(packet, parts);
    return true;
  }

  /** The nonce is zeros ∥ SSRC ∥ index, XOR salt: SRTP's index of 48 bits and SRTCP's of 31 end at the same byte. */
  #begin(ssrc: number, index: number): void {
    const [s0, s1, s2] = this.#salt;
    counter[0] = s0 ^ (ssrc >>> 16);
    counter[1] = s1 ^ (ssrc << 16) ^ Math.floor(index / 2 ** 32);
    counter[2] = s2 ^ (index % 2 ** 32);
    counter[3] = 1;
    encryptBlock(this.#roundKeys, counter);
    tag.set(encrypted);
  }

  #stream(packet: Uint8Array, { body, end }: GcmParts): void {
    for (let from = body; from < end; from += 16) {
      counter[3] = at(counter, 3) + 1;
      encryptBlock(this.#roundKeys, counter);
      const size = Math.min(16, end - from);
      for (let i = 0; i < size; i++) packet[from + i] = (packet[from + i] ?? 0) ^ byteOf(encrypted, i);
    }
  }

  /** `tag` holds the first block of the key stream before, and the tag after. */
  #authenticate(packet: Uint8Array, { body, end, trailer }: GcmParts): void {
    const hash = this.#hash;
    hash.state.fill(0);
    if (trailer === undefined) hash.bytes(packet, 0, body);
    else hash.block(wordOf(packet, 0), wordOf(packet, 4), trailer, 0);
    hash.bytes(packet, body, end);
    hash.block(0, 8 * (trailer === undefined ? body : body + 4), 0, 8 * (end - body));
    for (let i = 0; i < 4; i++) tag[i] = at(tag, i) ^ at(hash.state, i);
  }
}

const byteOf = (words: Int32Array, i: number): number => (at(words, i >> 2) >>> (24 - 8 * (i & 3))) & 0xff;
