import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { openSigningKey } from './signing-key.ts';

const [IV_BYTES, TAG_BYTES] = [12, 16];

/** Enciphers what is kept in the database (AES-256-GCM) by a key that is not in it: a copy of the database alone tells nothing. */
export class Seal {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<Seal> {
    return new Seal(await openSigningKey(keyFile));
  }

  /** Bound to the place it is kept at: moved elsewhere it cannot be opened. */
  seal(place: string, text: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @returns undefined where it is not of this key, or of another place */
  unseal(place: string, sealed: Buffer): string | undefined {
    const [iv, tag] = [sealed.subarray(0, IV_BYTES), sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
    try {
      const options = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv('aes-256-gcm', this.#key, iv, options).setAAD(Buffer.from(place));
      const plain = decipher.setAuthTag(tag).update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8');
      return plain + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
