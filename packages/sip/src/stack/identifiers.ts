import type { FillRandom } from '@wpm/kernel';
import { MAGIC_COOKIE } from '../transaction/matching.ts';

/** Text nobody can guess: 96 random bits in hexadecimal (RFC 3261 §19.3 asks for at least 32). */
export function randomToken(fillRandom: FillRandom): string {
  return Array.from(fillRandom(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A branch for a new client transaction (RFC 3261 §8.1.1.7). */
export function newBranch(fillRandom: FillRandom): string {
  return MAGIC_COOKIE + randomToken(fillRandom);
}
