import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals the passwords of trunks (AES-256-GCM), so that a copy of the database alone opens no account at a carrier. A
 * sealed password is bound to its trunk: moved to another row it cannot be opened.
 */
export class TrunkSecrets {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    if (key.length !== KEY_BYTES) throw new Error(`the key of trunk passwords must be ${KEY_BYTES} bytes`);
    this.#key = key;
  }

  /** With the key kept in the file, readable by its owner alone; it is made if it is missing. */
  static async open(keyFile: string): Promise<TrunkSecrets> {
    await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
    await writeFile(keyFile, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 }).catch(
      (cause: NodeJS.ErrnoException) => {
        if (cause.code !== 'EEXIST') throw cause;
      },
    );
    return new TrunkSecrets(await readFile(keyFile));
  }

  seal(trunkId: string, password: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv).setAAD(Buffer.from(trunkId));
    const sealed = Buffer.concat([cipher.update(password, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** Undefined where it was sealed by another key or for another trunk. */
  open(trunkId: string, sealed: Buffer): string | undefined {
    const iv = sealed.subarray(0, IV_BYTES);
    const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    try {
      const options = { authTagLength: TAG_BYTES };
      const decipher = createDecipheriv(CIPHER, this.#key, iv, options).setAAD(Buffer.from(trunkId)).setAuthTag(tag);
      return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }
}
