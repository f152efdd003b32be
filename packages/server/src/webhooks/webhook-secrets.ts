import { createHmac } from 'node:crypto';
import { SECRET_PREFIX } from '@wpm/integrations';
import { openSigningKey } from '../signing-key.ts';

/** The secrets webhooks are signed with: made of the platform's own key and the webhook's id, and kept nowhere. */
export class WebhookSecrets {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** With the key kept in the file, which is made if it is missing. */
  static async open(keyFile: string): Promise<WebhookSecrets> {
    return new WebhookSecrets(await openSigningKey(keyFile));
  }

  of(webhookId: string): string {
    return SECRET_PREFIX + createHmac('sha256', this.#key).update(`webhook:${webhookId}`).digest('base64');
  }
}
