import type { Webhook, WebhookEvent } from '@wpm/contract';
import type { Item } from '../administration/noun.ts';

/** The platform counts no versions of a webhook: the last change holds. */
export type WebhookEntry = Webhook & Item;

export type WebhookDraft = {
  readonly name: string;
  readonly url: string;
  readonly events: WebhookEvent[];
  /** A new one always is. */
  readonly enabled: boolean;
};
