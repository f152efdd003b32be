/**
 * AES-128 encryption of single blocks with tables of 4 KiB in all. noble's tables are 640 KiB: as fast while nothing else
 * runs, but in the engine they fall out of the cache between packets, and a block costs five to ten times as much
 * (docs/adr/0003). Neither is free of timing that depends on the data; node:crypto is, at ten times the price per packet.
 */

/** Words of the block encrypted last, big-endian: valid until the next call. */
export const encrypted = new Int32Array(4);

const SBOX = new Uint8Array(256);
/** MixColumns of the S-box, and the same turned by one, two and three bytes. */
const T0 = new Int32Array(256);
const T1 = new Int32Array(256);
const T2 = new Int32Array(256);
const T3 = new Int32Array(256);

/** FIPS 197 §4.2: multiplication by x in GF(2^8). */
const double = (x: number): number => ((x << 1) ^ (x & 0x80 ? 0x11b : 0)) & 0xff;

function fillTables(): void {
  const power = new Uint8Array(256);
  const logarithm = new Uint8Array(256);
  // 3 generates the field: its powers are all elements but 0.
  for (let i = 0, x = 1; i < 255; i++, x ^= double(x)) {
    power[i] = x;
    logarithm[x] = i;
  }
  for (let x = 0; x < 256; x++) {
    const inverse = x === 0 ? 0 : (power[(255 - (logarithm[x] ?? 0)) % 255] ?? 0);
    // FIPS 197 §5.1.1: the affine transformation, as a sum of rotations.
    const wide = inverse | (inverse << 8);
    const s = (wide ^ (wide >> 4) ^ (wide >> 5) ^ (wide >> 6) ^ (wide >> 7) ^ 0x63) & 0xff;
    const word = (double(s) << 24) | (s << 16) | (s << 8) | (double(s) ^ s);
    SBOX[x] = s;
    T0[x] = word;
    T1[x] = (word >>> 8) | (word << 24);
    T2[x] = (word >>> 16) | (word << 16);
    T3[x] = (word >>> 24) | (word << 8);
  }
}
fillTables();

const substitute = (a: number, b: number, c: number, d: number): number =>
  ((SBOX[a >>> 24] ?? 0) << 24) |
  ((SBOX[(b >>> 16) & 0xff] ?? 0) << 16) |
  ((SBOX[(c >>> 8) & 0xff] ?? 0) << 8) |
  (SBOX[d & 0xff] ?? 0);

/** One column of a full round: SubBytes, ShiftRows and MixColumns in four look-ups. */
const mix = (a: number, b: number, c: number, d: number): number =>
  (T0[a >>> 24] ?? 0) ^ (T1[(b >>> 16) & 0xff] ?? 0) ^ (T2[(c >>> 8) & 0xff] ?? 0) ^ (T3[d & 0xff] ?? 0);

/** The 44 round key words of a 16-byte key (FIPS 197 §5.2). */
export function expandKey(key: Uint8Array): Int32Array {
  const view = new DataView(key.buffer, key.byteOffset, 16);
  const words = new Int32Array(44);
  for (let i = 0; i < 4; i++) words[i] = view.getInt32(4 * i);
  let constant = 1;
  for (let i = 4; i < 44; i++) {
    let next = word(words, i - 1);
    if (i % 4 === 0) {
      const turned = (next << 8) | (next >>> 24);
      next = substitute(turned, turned, turned, turned) ^ (constant << 24);
      constant = double(constant);
    }
    words[i] = word(words, i - 4) ^ next;
  }
  return words;
}

const word = (words: Int32Array, i: number): number => words[i] ?? 0;

/** Encrypts the block of four big-endian words into `encrypted`; `input` is four words as well. */
export function encryptBlock(keys: Int32Array, input: Int32Array): void {
  let a = word(input, 0) ^ word(keys, 0);
  let b = word(input, 1) ^ word(keys, 1);
  let c = word(input, 2) ^ word(keys, 2);
  let d = word(input, 3) ^ word(keys, 3);
  for (let k = 4; k < 40; k += 4) {
    const mixedA = mix(a, b, c, d) ^ word(keys, k);
    const mixedB = mix(b, c, d, a) ^ word(keys, k + 1);
    const mixedC = mix(c, d, a, b) ^ word(keys, k + 2);
    d = mix(d, a, b, c) ^ word(keys, k + 3);
    a = mixedA;
    b = mixedB;
    c = mixedC;
  }
  encrypted[0] = substitute(a, b, c, d) ^ word(keys, 40);
  encrypted[1] = substitute(b, c, d, a) ^ word(keys, 41);
  encrypted[2] = substitute(c, d, a, b) ^ word(keys, 42);
  encrypted[3] = substitute(d, a, b, c) ^ word(keys, 43);
}
