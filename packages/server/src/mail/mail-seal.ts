import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { openSigningKey } from '../signing-key.ts';

/** What a mail says. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

const mailText = z.strictObject({ subject: z.string(), text: z.string(), html: z.string() });

const [IV_BYTES, TAG_BYTES] = [12, 16];

/** Enciphers mail that waits (AES-256-GCM): who reads the database, or a copy of it, reads no link that sets a password. */
export class MailSeal {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<MailSeal> {
    return new MailSeal(await openSigningKey(keyFile));
  }

  /** Bound to the mail of this id. */
  seal(id: string, mail: MailText): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(id));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(mail)), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @returns undefined where it is not of this key, or of another mail */
  unseal(id: string, sealed: Buffer): MailText | undefined {
    try {
      const cipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(id));
      cipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const plain = Buffer.concat([cipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), cipher.final()]);
      return mailText.parse(JSON.parse(plain.toString()));
    } catch {
      return undefined;
    }
  }
}
