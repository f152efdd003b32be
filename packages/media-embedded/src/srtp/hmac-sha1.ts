/**
 * HMAC-SHA1 (RFC 2104, FIPS 180-4) over packets, without an allocation per packet: the states after the key's two blocks are
 * kept, and the message is read where it lies. noble's streaming hash costs three times as much in the running engine,
 * most of it views and copies of 172 bytes (docs/adr/0003).
 */

const BLOCK = 64;
const WORDS = 5;
const INITIAL = Int32Array.of(0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0);

/** Scratch of one computation; the engine has one thread. */
const schedule = new Int32Array(80);
const state = new Int32Array(WORDS);
const tail = new Uint8Array(2 * BLOCK);

/** A keyed HMAC-SHA1. */
export class HmacSha1 {
  readonly #inner = new Int32Array(INITIAL);
  readonly #outer = new Int32Array(INITIAL);

  /** @param key at most 64 bytes; SRTP's has 20 */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK) throw new RangeError('a key longer than a block');
    const padded = new Uint8Array(BLOCK);
    padded.set(key);
    compress(
      this.#inner,
      padded.map((byte) => byte ^ 0x36),
      0,
    );
    compress(
      this.#outer,
      padded.map((byte) => byte ^ 0x5c),
      0,
    );
  }

  /**
   * Over `packet[0…end)` and, where `suffix` is given, four bytes of it in big-endian order.
   * @returns the five words of the digest, valid until the next call
   */
  compute(packet: Uint8Array, end: number, suffix?: number): Int32Array {
    state.set(this.#inner);
    const whole = end - (end % BLOCK);
    for (let at = 0; at < whole; at += BLOCK) compress(state, packet, at);
    tail.fill(0);
    let length = end - whole;
    for (let i = 0; i < length; i++) tail[i] = packet[whole + i] ?? 0;
    if (suffix !== undefined) {
      writeWord(tail, length, suffix);
      length += 4;
    }
    finish(whole + length, length);
    tail.fill(0);
    for (let i = 0; i < WORDS; i++) writeWord(tail, 4 * i, state[i] ?? 0);
    state.set(this.#outer);
    finish(4 * WORDS, 4 * WORDS);
    return state;
  }
}

/** Pads the `length` bytes in `tail` and closes a message of `bytes` bytes that follows a block of key. */
function finish(bytes: number, length: number): void {
  tail[length] = 0x80;
  // FIPS 180-4 §5.1.1: the mark and eight bytes of length have to fit behind the message.
  const size = length + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
  writeWord(tail, size - 4, 8 * (BLOCK + bytes));
  for (let at = 0; at < size; at += BLOCK) compress(state, tail, at);
}

const turn = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

function expand(bytes: Uint8Array, from: number): void {
  for (let i = 0, at = from; i < 16; i++, at += 4) {
    schedule[i] =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }
  for (let i = 16; i < 80; i++) {
    const mixed = (schedule[i - 3] ?? 0) ^ (schedule[i - 8] ?? 0) ^ (schedule[i - 14] ?? 0) ^ (schedule[i - 16] ?? 0);
    schedule[i] = turn(mixed, 1);
  }
}

/** FIPS 180-4 §6.1.2: takes one block into the hash. */
function compress(hash: Int32Array, bytes: Uint8Array, from: number): void {
  expand(bytes, from);
  let a = hash[0] ?? 0;
  let b = hash[1] ?? 0;
  let c = hash[2] ?? 0;
  let d = hash[3] ?? 0;
  let e = hash[4] ?? 0;
  for (let i = 0; i < 80; i++) {
    const next = (turn(a, 5) + logic(i, b, c, d) + e + (schedule[i] ?? 0)) | 0;
    e = d;
    d = c;
    c = turn(b, 30);
    b = a;
    a = next;
  }
  add(hash, 0, a);
  add(hash, 1, b);
  add(hash, 2, c);
  add(hash, 3, d);
  add(hash, 4, e);
}

function add(hash: Int32Array, i: number, word: number): void {
  hash[i] = ((hash[i] ?? 0) + word) | 0;
}

/** The function and the constant of step `i`. */
function logic(i: number, b: number, c: number, d: number): number {
  if (i < 20) return ((b & c) | (~b & d)) + 0x5a82_7999;
  if (i < 40) return (b ^ c ^ d) + 0x6ed9_eba1;
  if (i < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1b_bcdc;
  return (b ^ c ^ d) + 0xca62_c1d6;
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  bytes[at] = word >>> 24;
  bytes[at + 1] = word >>> 16;
  bytes[at + 2] = word >>> 8;
  bytes[at + 3] = word;
}
