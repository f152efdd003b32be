import { z } from 'zod';
import { Seal } from '../seal.ts';
import { openSigningKey } from '../signing-key.ts';

/** What a mail says. */
export type MailText = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A file that goes with it; `content` in base64. */
  readonly attachment?:
    | { readonly filename: string; readonly contentType: string; readonly content: string }
    | undefined;
  /** Where its receiver ends mail of this kind, by a press or by their mail program. */
  readonly unsubscribe?: string | undefined;
};

const mailText = z.strictObject({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachment: z.strictObject({ filename: z.string(), contentType: z.string(), content: z.string() }).optional(),
  unsubscribe: z.url().optional(),
});

/** Enciphers mail that waits: who reads the database, or a copy of it, reads no link that sets a password. */
export class MailSeal {
  readonly #seal: Seal;

  constructor(key: Buffer) {
    this.#seal = new Seal(key);
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<MailSeal> {
    return new MailSeal(await openSigningKey(keyFile));
  }

  /** Bound to the mail of this id. */
  seal(id: string, mail: MailText): Buffer {
    return this.#seal.seal(id, JSON.stringify(mail));
  }

  /** @returns undefined where it is not of this key, or of another mail */
  unseal(id: string, sealed: Buffer): MailText | undefined {
    const text = this.#seal.unseal(id, sealed);
    return text === undefined ? undefined : mailText.parse(JSON.parse(text));
  }
}
