import type { FillRandom } from '@wpm/kernel';
import { MAGIC_COOKIE } from '../transaction/matching.ts';

/** RFC 3261 §19.3 asks for at least 32 random bits. */
const TOKEN_BYTES = 12;
/** Asking the system for chance costs as much for many bytes as for few. */
const TOKENS_AT_ONCE = 256;

/** Makes tokens: text nobody can guess, 96 random bits in hexadecimal. */
export function tokenMaker(fillRandom: FillRandom): () => string {
  const chance = Buffer.alloc(TOKENS_AT_ONCE * TOKEN_BYTES);
  let used = chance.length;
  return () => {
    if (used === chance.length) {
      fillRandom(chance);
      used = 0;
    }
    used += TOKEN_BYTES;
    return chance.toString('hex', used - TOKEN_BYTES, used);
  };
}

/** A branch for a new client transaction (RFC 3261 §8.1.1.7). */
export function newBranch(newToken: () => string): string {
  return MAGIC_COOKIE + newToken();
}
