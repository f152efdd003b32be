/** Bytes of a block. */
const BLOCK = 16;
const at = (words: Int32Array, i: number): number => words[i] ?? 0;

/** What the four bits that fall out at the right are folded back to, at the top: x^128 = x^7 + x^2 + x + 1, mirrored. */
const FOLDED = Int32Array.from({ length: 16 }, (_, bits) => {
  let folded = 0;
  for (let step = 0; step < 4; step++) if ((bits >> step) & 1) folded ^= 0xe100_0000 >>> (3 - step);
  return folded;
});

/**
 * The hash of GCM (NIST SP 800-38D §6.4) by tables of four bits after V. Shoup: 256 bytes a key, so that those of hundreds of legs stay in
 * the cache. As with the AES block its look-ups depend on the data (docs/adr/0003).
 */
export class Ghash {
  /** H times each polynomial of degree under four, four big-endian words each. */
  readonly #table = new Int32Array(64);
  /** The hash of what was taken in so far. */
  readonly state = new Int32Array(4);

  /** @param hashKey H, four big-endian words */
  constructor(hashKey: Int32Array) {
    const table = this.#table;
    // GCM's bits are mirrored: 8 is the polynomial 1, and times x is a shift to the right.
    table.set(hashKey.subarray(0, 4), 4 * 8);
    for (let i = 8; i > 1; i >>= 1) timesX(table, 4 * i, 2 * i);
    for (let i = 2; i < 16; i <<= 1) {
      for (let j = 4; j < 4 * i; j++) table[4 * i + j] = at(table, 4 * i + (j & 3)) ^ at(table, j);
    }
  }

  /** Takes in a block of four big-endian words. */
  block(a: number, b: number, c: number, d: number): void {
    const { state } = this;
    state[0] = at(state, 0) ^ a;
    state[1] = at(state, 1) ^ b;
    state[2] = at(state, 2) ^ c;
    state[3] = at(state, 3) ^ d;
    this.#timesH();
  }

  /** Takes in `bytes[from…to)`, its last block filled up with zeros. */
  bytes(bytes: Uint8Array, from: number, to: number): void {
    const { state } = this;
    for (let next = from; next < to; next += BLOCK) {
      const end = Math.min(BLOCK, to - next);
      for (let i = 0; i < end; i++) state[i >> 2] = at(state, i >> 2) ^ ((bytes[next + i] ?? 0) << (24 - 8 * (i & 3)));
      this.#timesH();
    }
  }

  #timesH(): void {
    const { state } = this;
    const table = this.#table;
    let z0 = 0;
    let z1 = 0;
    let z2 = 0;
    let z3 = 0;
    for (let i = 3; i >= 0; i--) {
      const word = at(state, i);
      for (let shift = 0; shift < 32; shift += 4) {
        const row = ((word >>> shift) & 15) << 2;
        const out = at(FOLDED, z3 & 15);
        z3 = ((z3 >>> 4) | (z2 << 28)) ^ at(table, row + 3);
        z2 = ((z2 >>> 4) | (z1 << 28)) ^ at(table, row + 2);
        z1 = ((z1 >>> 4) | (z0 << 28)) ^ at(table, row + 1);
        z0 = (z0 >>> 4) ^ out ^ at(table, row);
      }
    }
    state[0] = z0;
    state[1] = z1;
    state[2] = z2;
    state[3] = z3;
  }
}

/** Writes what stands at `from`, times x, to `to`. */
function timesX(table: Int32Array, from: number, to: number): void {
  const out = at(table, from + 3) & 1;
  for (let k = 3; k > 0; k--) table[to + k] = (at(table, from + k) >>> 1) | (at(table, from + k - 1) << 31);
  table[to] = (at(table, from) >>> 1) ^ (out ? 0xe100_0000 : 0);
}
