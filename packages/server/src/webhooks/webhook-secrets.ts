import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SECRET_PREFIX } from '@wpm/integrations';

/** The secrets webhooks are signed with: made of the platform's own key and the webhook's id, and kept nowhere. */
export class WebhookSecrets {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<WebhookSecrets> {
    await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
    await writeFile(keyFile, randomBytes(32), { flag: 'wx', mode: 0o600 }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    return new WebhookSecrets(await readFile(keyFile));
  }

  of(webhookId: string): string {
    return SECRET_PREFIX + createHmac('sha256', this.#key).update(`webhook:${webhookId}`).digest('base64');
  }
}
