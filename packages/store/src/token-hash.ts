import { createHash } from 'node:crypto';

/** What the database keeps of a random token: its SHA-256. A token has 256 bits of chance, so no salt and no stretching. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
