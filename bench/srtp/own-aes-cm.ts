/**
 * AES_CM_128_HMAC_SHA1_80 written out by hand for speed alone, to have something noble can be measured against (ADR 0003).
 * The engine does not use it.
 */
const SBOX = new Uint8Array(256);
const TABLES = [new Int32Array(256), new Int32Array(256), new Int32Array(256), new Int32Array(256)] as const;

function fillTables(): void {
  let p = 1;
  let q = 1;
  do {
    p = (p ^ (p << 1) ^ (p & 0x80 ? 0x11b : 0)) & 0xff;
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 0xff;
    if (q & 0x80) q ^= 0x09;
    SBOX[p] = (q ^ rotl8(q, 1) ^ rotl8(q, 2) ^ rotl8(q, 3) ^ rotl8(q, 4) ^ 0x63) & 0xff;
  } while (p !== 1);
  SBOX[0] = 0x63;
  for (let i = 0; i < 256; i++) {
    const s = SBOX[i] ?? 0;
    const s2 = (s << 1) ^ (s & 0x80 ? 0x11b : 0);
    const word = (s2 << 24) | (s << 16) | (s << 8) | (s2 ^ s);
    TABLES.forEach((table, n) => (table[i] = n === 0 ? word : (word >>> (8 * n)) | (word << (32 - 8 * n))));
  }
}

const rotl8 = (x: number, n: number) => (x << n) | (x >>> (8 - n));
fillTables();
const [T0, T1, T2, T3] = TABLES;

function expand(key: Buffer): Int32Array {
  const w = new Int32Array(44);
  for (let i = 0; i < 4; i++) w[i] = key.readInt32BE(4 * i);
  let rcon = 1;
  for (let i = 4; i < 44; i++) {
    let t = w[i - 1] ?? 0;
    if (i % 4 === 0) {
      t = (t << 8) | (t >>> 24);
      t = lastRound(t, t, t, t) ^ (rcon << 24);
      rcon = (rcon << 1) ^ (rcon & 0x80 ? 0x11b : 0);
    }
    w[i] = (w[i - 4] ?? 0) ^ t;
  }
  return w;
}

const at = (table: Int32Array | Uint8Array, i: number): number => table[i & 0xff] ?? 0;
const round = (a: number, b: number, c: number, d: number): number =>
  at(T0, a >>> 24) ^ at(T1, b >>> 16) ^ at(T2, c >>> 8) ^ at(T3, d);
const lastRound = (a: number, b: number, c: number, d: number): number =>
  (at(SBOX, a >>> 24) << 24) | (at(SBOX, b >>> 16) << 16) | (at(SBOX, c >>> 8) << 8) | at(SBOX, d);

const block = new Int32Array(4);

function encryptBlock(w: Int32Array, counter: readonly [number, number, number, number]): void {
  const k = (i: number) => w[i] ?? 0;
  let [a, b, c, d] = [counter[0] ^ k(0), counter[1] ^ k(1), counter[2] ^ k(2), counter[3] ^ k(3)];
  for (let i = 4; i < 40; i += 4) {
    const x = round(a, b, c, d) ^ k(i);
    const y = round(b, c, d, a) ^ k(i + 1);
    const z = round(c, d, a, b) ^ k(i + 2);
    d = round(d, a, b, c) ^ k(i + 3);
    [a, b, c] = [x, y, z];
  }
  block[0] = lastRound(a, b, c, d) ^ k(40);
  block[1] = lastRound(b, c, d, a) ^ k(41);
  block[2] = lastRound(c, d, a, b) ^ k(42);
  block[3] = lastRound(d, a, b, c) ^ k(43);
}

const schedule = new Int32Array(80);
const ROUNDS = [
  { k: 0x5a827999, f: (b: number, c: number, d: number) => (b & c) | (~b & d) },
  { k: 0x6ed9eba1, f: (b: number, c: number, d: number) => b ^ c ^ d },
  { k: 0x8f1bbcdc, f: (b: number, c: number, d: number) => (b & c) | (b & d) | (c & d) },
  { k: 0xca62c1d6, f: (b: number, c: number, d: number) => b ^ c ^ d },
] as const;

function sha1Block(h: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i++) {
    const o = from + 4 * i;
    schedule[i] =
      ((bytes[o] ?? 0) << 24) | ((bytes[o + 1] ?? 0) << 16) | ((bytes[o + 2] ?? 0) << 8) | (bytes[o + 3] ?? 0);
  }
  const w = (i: number) => schedule[i] ?? 0;
  for (let i = 16; i < 80; i++) {
    const t = w(i - 3) ^ w(i - 8) ^ w(i - 14) ^ w(i - 16);
    schedule[i] = (t << 1) | (t >>> 31);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = h;
  ROUNDS.forEach(({ k, f }, quarter) => {
    for (let i = 20 * quarter; i < 20 * quarter + 20; i++) {
      const t = (((a << 5) | (a >>> 27)) + f(b, c, d) + e + w(i) + k) | 0;
      e = d;
      d = c;
      c = (b << 30) | (b >>> 2);
      b = a;
      a = t;
    }
  });
  [a, b, c, d, e].forEach((word, i) => (h[i] = ((h[i] ?? 0) + word) | 0));
}

const START = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0);

function midstate(key: Buffer, pad: number): Int32Array {
  const padded = new Uint8Array(64).fill(pad);
  key.forEach((byte, i) => (padded[i] = byte ^ pad));
  const h = START.slice();
  sha1Block(h, padded, 0);
  return h;
}

/** One sending direction. */
export class OwnAesCm {
  readonly #w: Int32Array;
  readonly #salt: Buffer;
  readonly #inner: Int32Array;
  readonly #outer: Int32Array;
  readonly #h = new Int32Array(5);
  readonly #tail = new Uint8Array(128);

  constructor(key: Buffer, salt: Buffer, authKey: Buffer) {
    this.#w = expand(key);
    this.#salt = Buffer.concat([salt, Buffer.alloc(2)]);
    this.#inner = midstate(authKey, 0x36);
    this.#outer = midstate(authKey, 0x5c);
  }

  protect(packet: Buffer, length: number, ssrc: number, index: number): number {
    const s = this.#salt;
    const roc = Math.floor(index / 65_536);
    const [c0, c1, c2] = [s.readInt32BE(0), s.readInt32BE(4) ^ ssrc, s.readInt32BE(8) ^ roc];
    const c3 = s.readInt32BE(12) ^ ((index % 65_536) << 16);
    for (let from = 12, n = 0; from < length; from += 16, n++) {
      encryptBlock(this.#w, [c0, c1, c2, c3 + n]);
      const end = Math.min(16, length - from);
      for (let i = 0; i < end; i++) packet[from + i] = (packet[from + i] ?? 0) ^ ((block[i >> 2] ?? 0) >>> (24 - 8 * (i & 3)));
    }
    this.#authenticate(packet, length, roc);
    for (let i = 0; i < 10; i++) packet[length + i] = (this.#h[i >> 2] ?? 0) >>> (24 - 8 * (i & 3));
    return length + 10;
  }

  #authenticate(packet: Buffer, length: number, roc: number): void {
    const h = this.#h;
    const tail = this.#tail.fill(0);
    h.set(this.#inner);
    let from = 0;
    for (; from + 64 <= length; from += 64) sha1Block(h, packet, from);
    tail.set(packet.subarray(from, length));
    const rest = length - from;
    const view = new DataView(tail.buffer);
    view.setUint32(rest, roc);
    tail[rest + 4] = 0x80;
    const size = rest + 13 <= 64 ? 64 : 128;
    view.setUint32(size - 4, (64 + length + 4) * 8);
    for (let o = 0; o < size; o += 64) sha1Block(h, tail, o);
    tail.fill(0);
    h.forEach((word, i) => view.setInt32(4 * i, word));
    tail[20] = 0x80;
    view.setUint32(60, (64 + 20) * 8);
    h.set(this.#outer);
    sha1Block(h, tail, 0);
  }
}
