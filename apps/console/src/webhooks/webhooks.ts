import type { Answer } from '@wpm/client';
import { type ReadPage, searchedBy } from '../administration/list/read-whole.ts';
import type { Noun, Saved } from '../administration/noun.ts';
import { client } from '../client.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookAddress, WebhookEvents, WebhookState } from './webhook-cells.tsx';
import type { WebhookDraft, WebhookEntry } from './webhook-entry.ts';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecretOnce } from './webhook-secret-once.tsx';

const readPage: ReadPage<WebhookEntry> = async () => {
  const answer = await client.listWebhooks({});
  if (!answer.ok) return answer;
  return { ok: true, value: { items: answer.value.items.map((webhook) => ({ ...webhook, version: 1 })), next: null } };
};

/** Webhooks (F48): who hears of what happens here. */
export const WEBHOOKS: Noun<WebhookEntry, WebhookDraft, string> = {
  kind: 'webhooks',
  reading: 'webhooks:manage',
  managing: 'webhooks:manage',
  list: searchedBy(readPage, ({ name, url }) => `${name} ${url}`),
  get,
  save,
  remove: (webhookId) => client.removeWebhook({ webhookId }),
  nameOf: ({ name }) => name,
  columns: [
    { id: 'state', Cell: WebhookState, order: ({ enabled }) => Number(!enabled) },
    { id: 'address', Cell: WebhookAddress, order: ({ url }) => url },
    { id: 'events', Cell: WebhookEvents, order: ({ events }) => events.length },
  ],
  draftOf: (entry) =>
    entry
      ? { name: entry.name, url: entry.url, events: [...entry.events], enabled: entry.enabled }
      : { name: '', url: '', events: [], enabled: true },
  Form: WebhookForm,
  Once: WebhookSecretOnce,
  Actions: WebhookActions,
};

/** The platform only lists them. */
async function get(id: string): Promise<Answer<WebhookEntry, string>> {
  const answer = await readPage({ limit: 1 });
  if (!answer.ok) return answer;
  const found = answer.value.items.find((webhook) => webhook.id === id);
  return found ? { ok: true, value: found } : { ok: false, error: { code: 'request/not-found', status: 404 } };
}

async function save(draft: WebhookDraft, known: WebhookEntry | null): Promise<Answer<Saved<string>, string>> {
  if (known !== null) {
    const changed = await client.changeWebhook({ ...draft, webhookId: known.id });
    return changed.ok ? { ok: true, value: { id: known.id } } : changed;
  }
  const { name, url, events } = draft;
  const created = await client.createWebhook({ name, url, events });
  return created.ok ? { ok: true, value: { id: created.value.webhook.id, once: created.value.secret } } : created;
}
