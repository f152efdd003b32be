import { createHmac } from 'node:crypto';
import { SECRET_PREFIX } from '@wpm/integrations';
import type { WebhookRow } from '@wpm/store';
import { openSigningKey } from '../signing-key.ts';

/** Which secrets a webhook has. */
export type SecretsOf = Pick<WebhookRow, 'id' | 'secretNumber' | 'oldSecretUntil'>;

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

  /** @param number which secret of the webhook, counted from 0 */
  of(webhookId: string, number: number): string {
    // The first is as it was before secrets could be renewed.
    const name = number === 0 ? `webhook:${webhookId}` : `webhook:${webhookId}:${number}`;
    return SECRET_PREFIX + createHmac('sha256', this.#key).update(name).digest('base64');
  }

  /** Those that sign at an instant: the present one first, and the one before while it still holds. */
  signing({ id, secretNumber, oldSecretUntil }: SecretsOf, now: Date): readonly string[] {
    const present = this.of(id, secretNumber);
    const isOldHeld = oldSecretUntil !== null && oldSecretUntil > now && secretNumber > 0;
    return isOldHeld ? [present, this.of(id, secretNumber - 1)] : [present];
  }
}
